package io.mastic.runtime.sparksql;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.util.HadoopFSUtils;
import org.jspecify.annotations.Nullable;

/**
 * Lists the files of many folders by the prefix that they have in common. An object store answers
 * with a thousand objects at once wherever they lie, but each folder is a question of its own.
 */
final class UnderOnePrefix {

  /**
   * What may be looked at for each folder before it is cheaper to ask for each: a tenth of the
   * questions.
   */
  private static final int MOST_FOR_EACH = 100;

  private UnderOnePrefix() {}

  /**
   * The files of each folder, at any depth as Spark lists them, none of those that it takes for
   * hidden; empty if too much else lies under the prefix.
   */
  static Optional<Map<Path, List<FileStatus>>> list(FileSystem files, List<Path> folders)
      throws IOException {
    Path prefix = common(folders);
    if (prefix == null) {
      return Optional.empty();
    }
    Map<Path, List<FileStatus>> found = new LinkedHashMap<>();
    folders.forEach(folder -> found.put(folder, new ArrayList<>()));
    long room = (long) MOST_FOR_EACH * found.size();
    RemoteIterator<? extends FileStatus> all = files.listFiles(prefix, true);
    while (all.hasNext()) {
      if (room-- == 0) {
        return Optional.empty();
      }
      FileStatus file = all.next();
      for (Path above = file.getPath().getParent();
          above != null && above.depth() >= prefix.depth();
          above = above.getParent()) {
        List<FileStatus> its = found.get(above);
        if (its != null && isSeen(file.getPath(), above)) {
          its.add(file);
        }
      }
    }
    return Optional.of(found);
  }

  /** The deepest folder that all are or lie under; null if there is none below a bucket. */
  static @Nullable Path common(List<Path> folders) {
    Path common = folders.get(0);
    for (Path folder : folders) {
      while (common != null && !isUnder(folder, common)) {
        common = common.getParent();
      }
    }
    return common == null || common.isRoot() ? null : common;
  }

  private static boolean isUnder(Path folder, Path above) {
    Path at = folder;
    while (at != null && at.depth() > above.depth()) {
      at = at.getParent();
    }
    return above.equals(at);
  }

  private static boolean isSeen(Path file, Path folder) {
    for (Path at = file; !at.equals(folder); at = at.getParent()) {
      if (HadoopFSUtils.shouldFilterOutPathName(at.getName())) {
        return false;
      }
    }
    return true;
  }
}
