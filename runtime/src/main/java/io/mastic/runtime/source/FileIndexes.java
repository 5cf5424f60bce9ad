package io.mastic.runtime.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.execution.datasources.FileStatusCache;
import org.apache.spark.sql.execution.datasources.InMemoryFileIndex;
import org.apache.spark.sql.execution.datasources.PartitionPath;
import org.apache.spark.sql.execution.datasources.PartitionSpec;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** Spark's index over files that were listed already: it lists nothing itself. */
final class FileIndexes {

  private FileIndexes() {}

  static InMemoryFileIndex of(
      Files files, scala.collection.immutable.Map<String, String> settings) {
    Map<Path, List<FileStatus>> byFolder = new LinkedHashMap<>();
    Set<PartitionPath> places = new LinkedHashSet<>();
    Map<List<@Nullable String>, InternalRow> rows = new LinkedHashMap<>();
    for (Files.Placed placed : files.files()) {
      Path folder = placed.file().getPath().getParent();
      byFolder.computeIfAbsent(folder, none -> new ArrayList<>()).add(placed.file());
      if (files.keys().length() > 0) {
        InternalRow values = rows.computeIfAbsent(placed.values(), v -> row(v, files.keys()));
        places.add(new PartitionPath(values, folder));
      }
    }
    return new InMemoryFileIndex(
        files.session(),
        seq(List.copyOf(byFolder.keySet())),
        settings,
        Option.empty(),
        new Listed(byFolder),
        Option.apply(new PartitionSpec(files.keys(), seq(List.copyOf(places)))),
        Option.empty());
  }

  private static InternalRow row(List<@Nullable String> texts, StructType keys) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < keys.length(); i++) {
      values.add(value(texts.get(i), keys.apply(i)));
    }
    return InternalRow.fromSeq(seq(values));
  }

  @SuppressWarnings("NullAway") // Catalyst's rows hold null for SQL's NULL.
  private static @Nullable Object value(@Nullable String text, StructField key) {
    Object typed = Files.NULL.equals(text) ? null : text;
    return new Cast(
            Literal.create(typed, DataTypes.StringType),
            key.dataType(),
            Option.apply("UTC"),
            Cast.apply$default$4())
        .eval(null);
  }

  private static <T extends @Nullable Object> Seq<T> seq(List<T> list) {
    return JavaConverters.asScalaBuffer(list).toList();
  }

  private static final class Listed extends FileStatusCache {
    private final Map<Path, List<FileStatus>> byFolder;

    Listed(Map<Path, List<FileStatus>> byFolder) {
      this.byFolder = byFolder;
    }

    @Override
    public Option<FileStatus[]> getLeafFiles(Path folder) {
      List<FileStatus> files = byFolder.get(folder);
      return files == null ? Option.empty() : Option.apply(files.toArray(FileStatus[]::new));
    }

    @Override
    public void putLeafFiles(Path folder, FileStatus[] files) {}

    @Override
    public void invalidateAll() {}
  }
}
