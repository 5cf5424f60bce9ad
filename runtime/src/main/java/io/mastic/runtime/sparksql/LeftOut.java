package io.mastic.runtime.sparksql;

import io.mastic.runtime.option.Options;
import java.nio.file.FileSystems;
import java.nio.file.PathMatcher;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * Files in the folders of tables that are not the tables': what their parameter {@code exclusions}
 * says. An input format is told no more than the folders to list, so what is left out of each is
 * known here, in the process that lists them.
 */
final class LeftOut {

  private static final Map<String, List<String>> BY_FOLDER = new ConcurrentHashMap<>();

  private LeftOut() {}

  static boolean isSaid(Table table) {
    return !globs(table).isEmpty();
  }

  /** Remembers what is left out of a folder of the table. */
  static void remember(Table table, @Nullable String location) {
    if (location == null || location.isBlank()) {
      return;
    }
    List<String> globs = globs(table);
    if (globs.isEmpty()) {
      BY_FOLDER.remove(bare(location));
    } else {
      BY_FOLDER.put(bare(location), globs);
    }
  }

  private static List<String> globs(Table table) {
    return globs(table.parameters());
  }

  static List<String> globs(Map<String, String> parameters) {
    return parameters.containsKey("exclusions")
        ? new Options(parameters).texts("exclusions")
        : List.of();
  }

  /**
   * @param folders that were listed
   */
  static FileStatus[] without(FileStatus[] files, Path[] folders) {
    return Arrays.stream(files)
        .filter(file -> folder(file, folders).map(f -> isKept(file, f)).orElse(true))
        .toArray(FileStatus[]::new);
  }

  private static Optional<String> folder(FileStatus file, Path[] folders) {
    String name = bare(file.getPath().toString());
    return Arrays.stream(folders)
        .map(folder -> bare(folder.toString()))
        .filter(folder -> name.startsWith(folder + "/"))
        .findFirst();
  }

  private static boolean isKept(FileStatus file, String folder) {
    String name = bare(file.getPath().toString());
    // Of a folder that is left out its content is.
    String whole = file.isDirectory() ? name + "/." : name;
    String relative = whole.substring(folder.length() + 1);
    return !matches(BY_FOLDER.getOrDefault(folder, List.of()), whole, relative);
  }

  /**
   * @param whole a file's name with its bucket
   * @param relative what of it follows the table's folder
   */
  static boolean matches(List<String> globs, String whole, String relative) {
    return globs.stream()
        .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + bareGlob(glob)))
        .anyMatch(glob -> matches(glob, whole) || matches(glob, relative));
  }

  private static boolean matches(PathMatcher glob, String name) {
    return glob.matches(Paths.get(name));
  }

  private static String bareGlob(String glob) {
    return glob.replaceFirst("^[a-z0-9]+://", "");
  }

  /** Without its scheme and a trailing slash. */
  static String bare(String location) {
    String path = location.replaceFirst("^[a-z0-9]+:/+", "");
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
