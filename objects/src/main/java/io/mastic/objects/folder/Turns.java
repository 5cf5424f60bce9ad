package io.mastic.objects.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Turns an object's file into a folder that holds it, when a key below it is put ({@code a}, then
 * {@code a/b}), and back when the last such key is gone.
 *
 * <p>A file system cannot do that in one step. The replacement is made ready beside the buckets
 * first, with a note of where it goes; a turn that a crash cut short is finished at the next start.
 */
final class Turns {

  private static final String TARGET = "target";
  private static final String READY = "ready";

  private final Layout layout;
  private final Path folder;

  Turns(Layout layout) {
    this.layout = layout;
    this.folder = layout.scratch().resolve("turns");
  }

  /** The object at {@code path} goes into a folder of the same name. */
  void intoFolder(Path path) throws IOException {
    Path turn = Files.createDirectories(folder.resolve(UUID.randomUUID().toString()));
    Path ready = Files.createDirectory(turn.resolve(READY));
    link(ready.resolve(FileNames.SELF), path);
    note(turn, path);
    finish(turn, path);
  }

  /** The folder at {@code path}, which holds nothing but an object of its own name, becomes it. */
  void intoFile(Path path) throws IOException {
    Path turn = Files.createDirectories(folder.resolve(UUID.randomUUID().toString()));
    link(turn.resolve(READY), path.resolve(FileNames.SELF));
    note(turn, path);
    finish(turn, path);
  }

  /** Finishes what a crash cut short. */
  void recover() throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> turns = Files.newDirectoryStream(folder)) {
      for (Path turn : turns) {
        Path note = turn.resolve(TARGET);
        if (Files.exists(note) && Files.exists(turn.resolve(READY))) {
          finish(turn, layout.root().resolve(Files.readString(note, StandardCharsets.UTF_8)));
        }
        Layout.deleteTree(turn);
      }
    }
  }

  private void note(Path turn, Path path) throws IOException {
    layout.write(turn.resolve(TARGET), layout.root().relativize(path).toString());
  }

  private static void finish(Path turn, Path path) throws IOException {
    Path ready = turn.resolve(READY);
    if (Links.isFolder(ready)) {
      Files.deleteIfExists(path);
      Files.move(ready, path, StandardCopyOption.ATOMIC_MOVE);
    } else if (!Links.isFolder(path)) {
      Files.move(ready, path, StandardCopyOption.ATOMIC_MOVE);
    } else {
      becomeFile(ready, path);
    }
    Layout.deleteTree(turn);
  }

  private static void becomeFile(Path ready, Path path) throws IOException {
    Path self = path.resolve(FileNames.SELF);
    Files.deleteIfExists(self);
    try {
      Files.delete(path);
      Files.move(ready, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (DirectoryNotEmptyException busy) {
      // Another program put something into the folder just now: the object stays inside.
      Files.move(ready, self, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** A second name for the same file; a copy, with its time, where the disk knows no links. */
  /** Another name for a file, or where there are none, a copy of it. */
  static void link(Path name, Path file) throws IOException {
    try {
      Files.createLink(name, file);
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.copy(file, name, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    }
  }
}
