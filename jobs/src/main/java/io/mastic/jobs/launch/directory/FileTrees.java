package io.mastic.jobs.launch.directory;

import io.mastic.kernel.Ids;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.stream.Stream;

/** Directories with all that is in them. */
public final class FileTrees {

  private FileTrees() {}

  /**
   * Deletes a directory and its content, whoever owns them and however deep they are; none there is
   * no error. No link is followed, not even one that somebody puts into the place of a directory
   * meanwhile: a server that is root deletes here what others have made.
   *
   * @param directory whose parent belongs to the server
   */
  public static void delete(Path directory) throws IOException {
    Path parent = directory.toAbsolutePath().getParent();
    if (parent == null || !Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (DirectoryStream<Path> beside = Files.newDirectoryStream(parent)) {
      if (beside instanceof SecureDirectoryStream<Path> secure) {
        deleteEntry(secure, directory.getFileName());
      } else {
        deleteByName(directory);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static void deleteEntry(SecureDirectoryStream<Path> parent, Path name)
      throws IOException {
    if (!isDirectory(parent, name)) {
      parent.deleteFile(name);
      return;
    }
    try (SecureDirectoryStream<Path> tree =
        parent.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
      empty(tree);
    }
    parent.deleteDirectory(name);
  }

  /**
   * Directories inside of others move up to the top before they are emptied, so that two are open
   * at a time and no path grows long.
   */
  private static void empty(SecureDirectoryStream<Path> top) throws IOException {
    Deque<Path> left = new ArrayDeque<>();
    top.forEach(entry -> left.add(entry.getFileName()));
    // Nobody can have put something of that name in the way.
    String prefix = Ids.hex(32) + "-";
    int moved = 0;
    for (Path name = left.poll(); name != null; name = left.poll()) {
      if (!isDirectory(top, name)) {
        top.deleteFile(name);
        continue;
      }
      try (SecureDirectoryStream<Path> inner =
          top.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
        for (Path entry : inner) {
          Path file = entry.getFileName();
          if (isDirectory(inner, file)) {
            Path place = Path.of(prefix + moved++);
            inner.move(file, top, place);
            left.add(place);
          } else {
            inner.deleteFile(file);
          }
        }
      }
      top.deleteDirectory(name);
    }
  }

  private static boolean isDirectory(SecureDirectoryStream<Path> parent, Path name)
      throws IOException {
    return parent
        .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .readAttributes()
        .isDirectory();
  }

  /** Where the system cannot look at files within a directory that is open. */
  private static void deleteByName(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
