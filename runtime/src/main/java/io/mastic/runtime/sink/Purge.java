package io.mastic.runtime.sink;

import io.mastic.runtime.catalog.GlueCatalog.OwnColumns;
import io.mastic.runtime.catalog.TableLayout;
import io.mastic.runtime.fs.ExcludedClasses;
import io.mastic.runtime.option.KnownOptions;
import io.mastic.runtime.option.Options;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.SparkSession;
import software.amazon.awssdk.services.glue.model.Partition;

/**
 * Deletes old files. Options: retentionPeriod in hours (168), excludeStorageClasses, for tables
 * partitionPredicate, and manifestFilePath, where {@code Success.csv} lists what was deleted and
 * {@code Failed.csv} what could not be.
 *
 * @param context of the call; it is a folder of the manifest's path
 * @see <a
 *     href="https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-pyspark-extensions-glue-context.html">purge_table</a>
 */
public record Purge(SparkSession session, Options options, String context) {

  /** What became of files. */
  private record Done(List<String> deleted, List<String> failed) {
    Done() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  /** A partition of which no file is left goes as well. */
  public void table(CatalogName name) {
    KnownOptions.heed(options, "purge");
    TableLayout layout = TableLayout.of(name.catalog().loadTable(name.database(), name.table()));
    String predicate = options.text("partitionPredicate").filter(p -> !p.isBlank()).orElse(null);
    if (layout.partitionKeys().length() == 0) {
      path(layout.location());
      return;
    }
    Done done = new Done();
    List<Partition> partitions =
        name.catalog()
            .listPartitions(name.database(), name.table(), predicate, OwnColumns.LEFT_OUT);
    for (Partition partition : partitions) {
      if (purge(partition.storageDescriptor().location(), done) == 0) {
        name.catalog().deletePartition(name.database(), name.table(), partition.values());
      }
    }
    tell(done);
  }

  /** Answers how many files are left. A path that does not exist has none. */
  public long path(String path) {
    KnownOptions.heed(options, "purge");
    Done done = new Done();
    long left = purge(path, done);
    tell(done);
    return left;
  }

  private long purge(String path, Done done) {
    long before =
        System.currentTimeMillis()
            - TimeUnit.HOURS.toMillis(options.number("retentionPeriod", 168));
    Configuration conf = session.sessionState().newHadoopConf();
    ExcludedClasses classes = ExcludedClasses.of(options.texts("excludeStorageClasses"), conf);
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
        if (file.getModificationTime() > before || classes.has(file)) {
          left++;
        } else if (delete(fs, file.getPath())) {
          done.deleted.add(file.getPath().toString());
        } else {
          done.failed.add(file.getPath().toString());
          left++;
        }
      }
      return left;
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /** Where a manifest tells of it, one file that cannot be deleted does not keep the others. */
  private boolean delete(FileSystem fs, Path file) throws IOException {
    try {
      return fs.delete(file, false);
    } catch (IOException e) {
      if (manifest().isEmpty()) {
        throw e;
      }
      return false;
    }
  }

  private Optional<String> manifest() {
    return options.text("manifestFilePath").filter(path -> !path.isBlank());
  }

  private void tell(Done done) {
    manifest()
        .ifPresent(
            path -> {
              write(path, "Success.csv", done.deleted);
              if (!done.failed.isEmpty()) {
                write(path, "Failed.csv", done.failed);
              }
            });
  }

  private void write(String path, String name, List<String> files) {
    Path folder = context.isBlank() ? new Path(path) : new Path(path, context);
    Path file = new Path(folder, name);
    try (OutputStream out =
        file.getFileSystem(session.sessionState().newHadoopConf()).create(file, true)) {
      for (String each : files) {
        out.write((each + "\n").getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The manifest " + file + " cannot be written", e);
    }
  }
}
