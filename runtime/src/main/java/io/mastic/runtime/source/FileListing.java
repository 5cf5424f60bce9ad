package io.mastic.runtime.source;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.PathMatcher;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * Which files a path means: a file itself; of a folder its own files and those of its partition
 * folders ({@code key=value}), and with {@link Depth#ALL} those of every folder below. Names that
 * begin with {@code _} or {@code .} are not data, as Spark has it.
 */
final class FileListing {

  /** Into which folders below a path to go. */
  enum Depth {
    ALL,
    PARTITIONS;

    boolean enters(String folder) {
      return this == ALL || folder.contains("=");
    }
  }

  /** A file, and the path (one that was asked for, or a match of it) that it was found under. */
  record Found(FileStatus file, Path top) {

    String name() {
      return file.getPath().toString();
    }

    /** The folders between the path and the file, outermost first. */
    List<String> folders() {
      List<String> folders = new ArrayList<>();
      if (!file.getPath().equals(top)) {
        for (Path at = file.getPath().getParent(); !at.equals(top); at = at.getParent()) {
          folders.add(0, at.getName());
        }
      }
      return folders;
    }
  }

  /** Folders are listed side by side: at a remote store each takes its time. */
  private static final int AT_ONCE = 16;

  private final Configuration conf;

  FileListing(Configuration conf) {
    this.conf = conf;
  }

  /**
   * The files of the paths (which may be globs), sorted by name. Throws UncheckedIOException if a
   * path does not exist.
   */
  List<Found> list(List<String> paths, Depth depth) {
    return walk(paths.stream().flatMap(path -> tops(path).stream()).toList(), depth);
  }

  /** The same, of folders that are taken by their names; one that does not exist has no files. */
  List<Found> listIfThere(List<String> folders) {
    List<FileStatus> tops =
        inParallel(() -> folders.parallelStream().distinct().flatMap(this::status).toList());
    return walk(tops, Depth.ALL);
  }

  boolean exists(String path) {
    return status(path).findAny().isPresent();
  }

  /** The path as listings name it. */
  static Path qualified(String path, Configuration conf) {
    try {
      Path place = path(path);
      return place.getFileSystem(conf).makeQualified(place);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /** Of a bucket alone its root. */
  private static Path path(String text) {
    return new Path(text.matches("[a-z0-9]+://[^/]+") ? text + "/" : text);
  }

  private Stream<FileStatus> status(String path) {
    try {
      Path place = qualified(path, conf);
      FileStatus status = place.getFileSystem(conf).getFileStatus(place);
      status.setPath(place);
      return Stream.of(status);
    } catch (FileNotFoundException gone) {
      return Stream.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /**
   * Leaves out what matches one of Glue's {@code exclusions}: glob patterns over the whole name,
   * with or without {@code s3://}, or over what follows the path.
   */
  static List<Found> without(List<String> globs, List<Found> files) {
    List<PathMatcher> matchers =
        globs.stream()
            .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + bare(glob)))
            .toList();
    return files.stream()
        .filter(
            found ->
                matchers.stream()
                    .noneMatch(
                        m ->
                            m.matches(Paths.get(bare(found.name())))
                                || m.matches(Paths.get(relative(found)))))
        .toList();
  }

  private static String relative(Found found) {
    List<String> names = new ArrayList<>(found.folders());
    names.add(found.file().getPath().getName());
    return String.join("/", names);
  }

  private static String bare(String name) {
    return name.replaceFirst("^[a-z0-9]+://", "");
  }

  static boolean isData(String name) {
    return !name.startsWith(".") && (!name.startsWith("_") || name.contains("="));
  }

  private List<FileStatus> tops(String path) {
    try {
      Path place = path(path);
      FileStatus[] matches = place.getFileSystem(conf).globStatus(place);
      if (matches == null || matches.length == 0) {
        throw new FileNotFoundException("No such file or directory '" + path + "'");
      }
      boolean pattern = path.matches(".*[*?\\[{].*");
      return Stream.of(matches).filter(m -> !pattern || isData(m.getPath().getName())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private record Folder(Path path, Path top) {}

  private List<Found> walk(List<FileStatus> tops, Depth depth) {
    List<Found> found = new ArrayList<>();
    List<Folder> folders = new ArrayList<>();
    for (FileStatus top : tops) {
      sort(top, top.getPath(), found, folders);
    }
    while (!folders.isEmpty()) {
      List<Folder> level = folders;
      List<List<FileStatus>> inside =
          inParallel(() -> level.parallelStream().map(f -> children(f.path(), depth)).toList());
      folders = new ArrayList<>();
      for (int i = 0; i < level.size(); i++) {
        for (FileStatus child : inside.get(i)) {
          sort(child, level.get(i).top(), found, folders);
        }
      }
    }
    found.sort(Comparator.comparing(Found::name));
    return found;
  }

  private static void sort(FileStatus status, Path top, List<Found> files, List<Folder> folders) {
    if (status.isDirectory()) {
      folders.add(new Folder(status.getPath(), top));
    } else {
      files.add(new Found(status, top));
    }
  }

  private List<FileStatus> children(Path folder, Depth depth) {
    List<FileStatus> children = new ArrayList<>();
    try {
      RemoteIterator<FileStatus> all = folder.getFileSystem(conf).listStatusIterator(folder);
      while (all.hasNext()) {
        FileStatus child = all.next();
        String name = child.getPath().getName();
        if (isData(name) && (!child.isDirectory() || depth.enters(name))) {
          children.add(child);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
    return children;
  }

  private static <T> T inParallel(Callable<T> listing) {
    ForkJoinPool pool = new ForkJoinPool(AT_ONCE);
    try {
      return pool.invoke(ForkJoinTask.adapt(listing));
    } finally {
      pool.shutdown();
    }
  }
}
