package io.mastic.runtime.sparksql;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalogUtils;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.Table;

/** Moves files that were written elsewhere into a table or its partitions. */
record Loads(Configuration conf) {

  /** Whether the files come to those that are there, or in their place. */
  enum Way {
    ADD,
    REPLACE
  }

  /** Whether the files are moved, or copied since they are the user's own on this machine. */
  enum From {
    MOVED,
    COPIED
  }

  void table(Table table, Path from, Way way, From kind) {
    refuseHeaders(table);
    put(name(table), from, new Path(TableForm.storage(table).location()), way, kind);
  }

  void partition(
      HivePartitions partitions, Map<String, String> spec, Path from, Way way, From kind) {
    Table table = partitions.table();
    refuseHeaders(table);
    List<PartitionInput> added = new ArrayList<>();
    put(name(table), from, place(partitions, spec, added), way, kind);
    partitions.add(added, HivePartitions.Existing.KEPT);
  }

  /**
   * @param spec the keys in their order; those without a value are the folders under {@code from}
   * @param depth the number of those folders
   */
  void dynamic(HivePartitions partitions, Map<String, String> spec, Path from, Way way, int depth) {
    Table table = partitions.table();
    refuseHeaders(table);
    List<PartitionInput> added = new ArrayList<>();
    try {
      FileSystem files = from.getFileSystem(conf);
      for (Path folder : folders(files, from, depth)) {
        Map<String, String> whole = new HashMap<>(spec);
        Path at = folder;
        for (int i = 0; i < depth; i++) {
          String part = at.getName();
          int equals = part.indexOf('=');
          whole.put(
              part.substring(0, equals).toLowerCase(Locale.ROOT),
              ExternalCatalogUtils.unescapePathName(part.substring(equals + 1)));
          at = at.getParent();
        }
        put(name(table), folder, place(partitions, whole, added), way, From.MOVED);
      }
    } catch (IOException e) {
      throw failed(name(table), e);
    }
    partitions.add(added, HivePartitions.Existing.KEPT);
  }

  private static List<Path> folders(FileSystem files, Path root, int depth) throws IOException {
    List<Path> level = List.of(root);
    for (int i = 0; i < depth; i++) {
      List<Path> next = new ArrayList<>();
      for (Path folder : level) {
        for (FileStatus status : files.listStatus(folder)) {
          if (status.isDirectory() && status.getPath().getName().contains("=")) {
            next.add(status.getPath());
          }
        }
      }
      level = next;
    }
    return level;
  }

  private static Path place(
      HivePartitions partitions, Map<String, String> spec, List<PartitionInput> added) {
    return partitions
        .find(spec)
        .map(partition -> new Path(partition.location()))
        .orElseGet(
            () -> {
              Path path = partitions.defaultLocation(spec);
              added.add(partitions.form().at(partitions.form().values(spec), path.toString()));
              return path;
            });
  }

  private void put(String table, Path from, Path to, Way way, From kind) {
    try {
      FileSystem target = to.getFileSystem(conf);
      FileSystem source = from.getFileSystem(conf);
      FileStatus status = source.getFileStatus(from);
      FileStatus[] loaded =
          status.isDirectory() ? source.listStatus(from) : new FileStatus[] {status};
      if (way == Way.REPLACE) {
        clear(target, to, from);
      }
      target.mkdirs(to);
      for (FileStatus file : loaded) {
        if (!isHidden(file.getPath())) {
          put(source, file.getPath(), target, free(target, to, file.getPath().getName()), kind);
        }
      }
    } catch (IOException e) {
      throw failed(table, e);
    }
  }

  private void put(FileSystem source, Path from, FileSystem target, Path to, From kind)
      throws IOException {
    boolean same = source.getUri().equals(target.getUri());
    boolean done =
        (kind == From.MOVED && same)
            ? source.rename(from, to)
            : FileUtil.copy(source, from, target, to, kind == From.MOVED, conf);
    if (!done) {
      throw new IOException(from + " could not become " + to);
    }
  }

  /** What is hidden stays: the files that come in are under such a folder of the table. */
  private static void clear(FileSystem files, Path folder, Path except) throws IOException {
    try {
      for (FileStatus status : files.listStatus(folder)) {
        if (!isHidden(status.getPath()) && !status.getPath().equals(except)) {
          files.delete(status.getPath(), true);
        }
      }
    } catch (FileNotFoundException none) {
      // There is nothing to replace.
    }
  }

  private static Path free(FileSystem files, Path folder, String name) throws IOException {
    Path path = new Path(folder, name);
    int dot = name.indexOf('.');
    String stem = dot < 0 ? name : name.substring(0, dot);
    String end = dot < 0 ? "" : name.substring(dot);
    for (int copy = 1; files.exists(path); copy++) {
      path = new Path(folder, stem + "_copy_" + copy + end);
    }
    return path;
  }

  private static boolean isHidden(Path path) {
    return path.getName().startsWith(".") || path.getName().startsWith("_");
  }

  private static void refuseHeaders(Table table) {
    String format =
        FileFacts.of(table, TableForm.storage(table))
            .map(facts -> facts.getOrDefault(FileFacts.FORMAT, ""))
            .orElse("json");
    if (!format.equals("json")) {
      throw Refusal.of(
          "The files of the table "
              + name(table)
              + (format.equals("text") ? " are in UTF-16 or 32" : " are " + format)
              + ", which Spark SQL reads and does not write");
    }
    if (TableForm.headerLines(table) > 0) {
      throw Refusal.of(
          "The files of the table "
              + name(table)
              + " begin with header lines (skip.header.line.count), which Spark does not write: the"
              + " first row of each new file would be lost");
    }
  }

  private static RuntimeException failed(String table, @Nullable IOException e) {
    return Refusal.because("The files for the table " + table + " cannot be put in place: " + e, e);
  }

  private static String name(Table table) {
    return table.databaseName() + "." + table.name();
  }
}
