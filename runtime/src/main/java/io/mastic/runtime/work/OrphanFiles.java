package io.mastic.runtime.work;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.iceberg.Table;
import org.apache.iceberg.spark.actions.SparkActions;
import org.apache.spark.sql.SparkSession;

/**
 * The files below a location that no metadata of the table knows. They go if they are old enough,
 * and younger than the optimizer: what was there before it is never touched.
 */
record OrphanFiles(String location, Instant youngerThan, Instant olderThan) {

  void delete(SparkSession session, Table table, ObjectNode metrics) {
    Configuration conf = session.sessionState().newHadoopConf();
    AtomicLong deleted = new AtomicLong();
    SparkActions.get(session)
        .deleteOrphanFiles(table)
        .location(location)
        .olderThan(olderThan.toEpochMilli())
        .deleteWith(
            file -> {
              if (deleteIfYounger(new Path(file), conf)) {
                deleted.incrementAndGet();
              }
            })
        .execute();
    metrics.put("NumberOfOrphanFilesDeleted", deleted.get());
  }

  private boolean deleteIfYounger(Path file, Configuration conf) {
    try {
      FileSystem files = file.getFileSystem(conf);
      return files.getFileStatus(file).getModificationTime() > youngerThan.toEpochMilli()
          && files.delete(file, false);
    } catch (FileNotFoundException gone) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
