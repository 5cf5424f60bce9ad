package io.mastic.runtime.sink;

import io.mastic.runtime.catalog.TableLayout;
import io.mastic.runtime.option.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.SparkSession;
import software.amazon.awssdk.services.glue.model.Partition;

/**
 * Deletes old files. Options: retentionPeriod in hours (168), and for tables partitionPredicate.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-pyspark-extensions-glue-context.html">purge_table</a>
 */
public record Purge(SparkSession session, Options options) {

  /** A partition of which no file is left goes as well. */
  public void table(CatalogName name) {
    TableLayout layout = TableLayout.of(name.catalog().loadTable(name.database(), name.table()));
    String predicate = options.text("partitionPredicate").filter(p -> !p.isBlank()).orElse(null);
    if (layout.partitionKeys().length() == 0) {
      path(layout.location());
      return;
    }
    List<Partition> partitions =
        name.catalog().listPartitions(name.database(), name.table(), predicate);
    for (Partition partition : partitions) {
      if (path(partition.storageDescriptor().location()) == 0) {
        name.catalog().deletePartition(name.database(), name.table(), partition.values());
      }
    }
  }

  /** Answers how many files are left. A path that does not exist has none. */
  public long path(String path) {
    long before =
        System.currentTimeMillis()
            - TimeUnit.HOURS.toMillis(options.number("retentionPeriod", 168));
    Configuration conf = session.sessionState().newHadoopConf();
    long left = 0;
    try {
      Path top = new Path(path);
      FileSystem fs = top.getFileSystem(conf);
      if (!fs.exists(top)) {
        return 0;
      }
      RemoteIterator<LocatedFileStatus> files = fs.listFiles(top, true);
      while (files.hasNext()) {
        LocatedFileStatus file = files.next();
        if (file.getModificationTime() <= before) {
          fs.delete(file.getPath(), false);
        } else {
          left++;
        }
      }
      return left;
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
