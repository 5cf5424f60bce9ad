package io.mastic.runtime.sparksql;

import io.mastic.runtime.fs.LocalS3FileSystem;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.lib.input.FileInputFormat;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.catalog.CatalogTablePartition;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalogUtils;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.execution.datasources.CatalogFileIndex;
import org.apache.spark.sql.execution.datasources.FileStatusCache;
import org.apache.spark.sql.execution.datasources.InMemoryFileIndex;
import org.apache.spark.sql.execution.datasources.NoopCache$;
import org.apache.spark.sql.execution.datasources.PartitionPath;
import org.apache.spark.sql.execution.datasources.PartitionSpec;
import org.apache.spark.sql.internal.SQLConf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;
import scala.collection.Seq;

/**
 * The files of a table's partitions. Spark lists each partition by a question of its own, and more
 * than a few by a job; those that lie together in an object store are listed together here. What
 * was listed is where Spark keeps it, so it is kept and forgotten as ever.
 */
final class PartitionFiles extends CatalogFileIndex {

  private static final Logger LOG = LoggerFactory.getLogger(PartitionFiles.class);

  private final SparkSession session;
  private final CatalogFileIndex own;
  private final FileStatusCache known;

  private PartitionFiles(SparkSession session, CatalogFileIndex own, FileStatusCache known) {
    super(session, own.table(), own.sizeInBytes());
    this.session = session;
    this.own = own;
    this.known = known;
  }

  /** In the place of Spark's own index, which is given back if nothing can be kept. */
  static CatalogFileIndex of(SparkSession session, CatalogFileIndex own) {
    if (own instanceof PartitionFiles || own.table().partitionColumnNames().isEmpty()) {
      return own;
    }
    FileStatusCache known = known(own);
    return known == NoopCache$.MODULE$ ? own : new PartitionFiles(session, own, known);
  }

  private static FileStatusCache known(CatalogFileIndex own) {
    try {
      Field field = CatalogFileIndex.class.getDeclaredField("fileStatusCache");
      field.setAccessible(true);
      return (FileStatusCache) field.get(own);
    } catch (ReflectiveOperationException e) {
      LOG.debug("partitions are listed one by one", e);
      return NoopCache$.MODULE$;
    }
  }

  @Override
  public InMemoryFileIndex filterPartitions(Seq<Expression> filters) {
    long began = System.nanoTime();
    SQLConf conf = session.sessionState().conf();
    List<PartitionPath> partitions =
        ScalaValues.list(
                ExternalCatalogUtils.listPartitionsByFilter(
                    conf, session.sessionState().catalog(), table(), filters))
            .stream()
            .map(partition -> place(partition, conf.sessionLocalTimeZone()))
            .toList();
    List<Path> folders = partitions.stream().map(PartitionPath::path).toList();
    List<Path> unknown =
        folders.stream().filter(folder -> known.getLeafFiles(folder).isEmpty()).toList();
    if (unknown.size() > conf.parallelPartitionDiscoveryThreshold()) {
      list(unknown);
    }
    return new InMemoryFileIndex(
        session,
        ScalaValues.seq(folders),
        ScalaValues.map(Map.<String, String>of()),
        Option.apply(partitionSchema()),
        known,
        Option.apply(new PartitionSpec(partitionSchema(), ScalaValues.seq(partitions))),
        Option.apply(System.nanoTime() - began));
  }

  private PartitionPath place(CatalogTablePartition partition, String zone) {
    return new PartitionPath(
        partition.toRow(partitionSchema(), zone), qualified(new Path(partition.location())));
  }

  private Path qualified(Path path) {
    try {
      FileSystem files = path.getFileSystem(hadoopConf());
      return path.makeQualified(files.getUri(), files.getWorkingDirectory());
    } catch (IOException e) {
      throw Refusal.because("The files of " + path + " cannot be looked at: " + e, e);
    }
  }

  /** What this leaves unknown, Spark lists. */
  private void list(List<Path> folders) {
    Configuration conf = hadoopConf();
    if (conf.get(FileInputFormat.PATHFILTER_CLASS) != null) {
      return;
    }
    try {
      FileSystem files = folders.get(0).getFileSystem(conf);
      // Folders of plain files are no dearer one by one, and Spark's job takes all cores.
      if (!(files instanceof LocalS3FileSystem)) {
        UnderOnePrefix.list(files, folders)
            .ifPresent(
                found ->
                    found.forEach(
                        (folder, its) ->
                            known.putLeafFiles(folder, its.toArray(FileStatus[]::new))));
      }
    } catch (IOException e) {
      LOG.debug("partitions of {} are listed one by one", table().identifier(), e);
    }
  }

  @Override
  public void refresh() {
    own.refresh();
  }
}
