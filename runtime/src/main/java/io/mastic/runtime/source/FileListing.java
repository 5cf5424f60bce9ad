package io.mastic.runtime.source;

import io.mastic.runtime.bookmark.Seen.Listed;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.PathMatcher;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * Looks at which objects there are. Names that begin with {@code _} or {@code .} are not data, as
 * Spark has it.
 */
final class FileListing {

  private final Configuration conf;

  FileListing(Configuration conf) {
    this.conf = conf;
  }

  /**
   * All files under the paths (which may be globs), sorted by name. Throws if a path does not
   * exist.
   */
  List<Listed> all(List<String> paths) {
    List<Listed> found = new ArrayList<>();
    for (FileStatus top : tops(paths)) {
      walk(
          top,
          file ->
              found.add(
                  new Listed(
                      file.getPath().toString(), file.getModificationTime(), file.getLen())));
    }
    found.sort((a, b) -> a.path().compareTo(b.path()));
    return found;
  }

  /** One file under the paths, found by going down and not by listing everything. */
  Optional<Path> first(List<String> paths) {
    for (FileStatus top : tops(paths)) {
      Optional<Path> found = first(top);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  boolean exists(String path) {
    try {
      Path place = new Path(path);
      return place.getFileSystem(conf).exists(place);
    } catch (FileNotFoundException noBucket) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Leaves out what matches one of Glue's {@code exclusions}: glob patterns over the whole name,
   * with or without {@code s3://}.
   */
  static List<Listed> without(List<String> globs, List<Listed> files) {
    List<PathMatcher> matchers =
        globs.stream()
            .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + bare(glob)))
            .toList();
    return files.stream()
        .filter(file -> matchers.stream().noneMatch(m -> m.matches(Paths.get(bare(file.path())))))
        .toList();
  }

  private static String bare(String name) {
    return name.replaceFirst("^[a-z0-9]+://", "");
  }

  static boolean isData(String name) {
    return !name.startsWith(".") && (!name.startsWith("_") || name.contains("="));
  }

  private List<FileStatus> tops(List<String> paths) {
    List<FileStatus> tops = new ArrayList<>();
    for (String path : paths) {
      try {
        Path place = new Path(path);
        FileStatus[] matches = place.getFileSystem(conf).globStatus(place);
        if (matches == null || matches.length == 0) {
          throw new FileNotFoundException("No such file or directory '" + path + "'");
        }
        tops.addAll(List.of(matches));
      } catch (IOException e) {
        throw new UncheckedIOException(e.getMessage(), e);
      }
    }
    return tops;
  }

  private void walk(FileStatus top, Consumer<FileStatus> visitor) {
    if (!top.isDirectory()) {
      visitor.accept(top);
      return;
    }
    try {
      FileSystem fs = top.getPath().getFileSystem(conf);
      RemoteIterator<FileStatus> children = fs.listStatusIterator(top.getPath());
      while (children.hasNext()) {
        FileStatus child = children.next();
        if (isData(child.getPath().getName())) {
          walk(child, visitor);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private Optional<Path> first(FileStatus top) {
    if (!top.isDirectory()) {
      return top.getLen() > 0 ? Optional.of(top.getPath()) : Optional.empty();
    }
    try {
      RemoteIterator<FileStatus> children =
          top.getPath().getFileSystem(conf).listStatusIterator(top.getPath());
      while (children.hasNext()) {
        FileStatus child = children.next();
        if (isData(child.getPath().getName())) {
          Optional<Path> found = first(child);
          if (found.isPresent()) {
            return found;
          }
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
