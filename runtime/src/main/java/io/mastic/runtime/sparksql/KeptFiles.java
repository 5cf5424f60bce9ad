package io.mastic.runtime.sparksql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.execution.datasources.FileIndex;
import org.apache.spark.sql.execution.datasources.FileStatusWithMetadata;
import org.apache.spark.sql.execution.datasources.PartitionDirectory;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.Seq;

/** The files of another index without those that are left out. */
final class KeptFiles implements FileIndex {

  private final FileIndex all;
  private final List<String> globs;

  KeptFiles(FileIndex all, List<String> globs) {
    this.all = all;
    this.globs = List.copyOf(globs);
  }

  @Override
  public Seq<PartitionDirectory> listFiles(
      Seq<Expression> partitionFilters, Seq<Expression> dataFilters) {
    List<PartitionDirectory> kept = new ArrayList<>();
    for (PartitionDirectory folder :
        ScalaValues.list(all.listFiles(partitionFilters, dataFilters))) {
      List<FileStatusWithMetadata> files =
          ScalaValues.list(folder.files()).stream().filter(file -> keeps(file.getPath())).toList();
      kept.add(new PartitionDirectory(folder.values(), ScalaValues.seq(files)));
    }
    return ScalaValues.seq(kept);
  }

  private boolean keeps(Path file) {
    String name = LeftOut.bare(file.toString());
    Optional<String> folder =
        ScalaValues.list(rootPaths()).stream()
            .map(root -> LeftOut.bare(root.toString()))
            .filter(root -> name.startsWith(root + "/"))
            .findFirst();
    return !LeftOut.matches(
        globs, name, folder.map(f -> name.substring(f.length() + 1)).orElse(name));
  }

  @Override
  public Seq<Path> rootPaths() {
    return all.rootPaths();
  }

  @Override
  public String[] inputFiles() {
    return Arrays.stream(all.inputFiles())
        .filter(file -> keeps(new Path(file)))
        .toArray(String[]::new);
  }

  @Override
  public void refresh() {
    all.refresh();
  }

  @Override
  public long sizeInBytes() {
    return all.sizeInBytes();
  }

  @Override
  public StructType partitionSchema() {
    return all.partitionSchema();
  }

  @Override
  public Option<Object> metadataOpsTimeNs() {
    return all.metadataOpsTimeNs();
  }
}
