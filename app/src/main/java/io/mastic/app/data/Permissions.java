package io.mastic.app.data;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The modes of files and directories that nobody but their owner may look into. */
public final class Permissions {

  private static final Set<PosixFilePermission> DIRECTORY =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  /** To go through a directory shows nothing of it; with --run-as, runs go through. */
  private static final Set<PosixFilePermission> LOOKING =
      PosixFilePermissions.fromString("---rw-rw-");

  private Permissions() {}

  /** Makes a directory 0700, also one that was there with more. */
  public static void closeDirectory(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(DIRECTORY));
    }
    set(directory, DIRECTORY);
  }

  /** Makes a file 0600 if it is not there. */
  public static void createFile(Path file) throws IOException {
    try {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(FILE));
    } catch (FileAlreadyExistsException e) {
      set(file, FILE);
    }
  }

  /**
   * Closes what an earlier build, or a looser umask, left open in a data directory: its files, and
   * its directories, below which nobody comes then.
   */
  public static void closeContent(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      for (Path entry : entries.toList()) {
        if (Files.isSymbolicLink(entry)) {
          continue;
        }
        if (Files.isDirectory(entry)) {
          set(entry, DIRECTORY);
        } else if (DataNames.PRIVATE_FILES.contains(entry.getFileName().toString())) {
          set(entry, FILE);
        }
      }
    }
  }

  /** What of a data directory others may look into. */
  public static List<Path> open(Path directory) throws IOException {
    List<Path> open = new ArrayList<>();
    if (isOpen(directory)) {
      open.add(directory);
    }
    try (Stream<Path> entries = Files.list(directory)) {
      for (Path entry : entries.toList()) {
        boolean ours =
            Files.isDirectory(entry)
                || DataNames.PRIVATE_FILES.contains(entry.getFileName().toString());
        if (ours && !Files.isSymbolicLink(entry) && isOpen(entry)) {
          open.add(entry);
        }
      }
    }
    return open;
  }

  private static boolean isOpen(Path path) throws IOException {
    return !Collections.disjoint(LOOKING, Files.getPosixFilePermissions(path));
  }

  private static void set(Path path, Set<PosixFilePermission> wanted) throws IOException {
    if (!Files.getPosixFilePermissions(path).equals(wanted)) {
      try {
        Files.setPosixFilePermissions(path, wanted);
      } catch (IOException e) {
        throw new IOException(
            "Others can look into "
                + path
                + " and its permissions cannot be changed ("
                + e.getMessage()
                + "); make the user that runs Mastic its owner.",
            e);
      }
    }
  }
}
