package io.mastic.app.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The number in {@code mastic-format}: how things are named and laid out in a data directory, which
 * an older build could misread. It rises with a change that older builds must keep away from; what
 * is in the database counts its own migrations.
 */
public final class DirectoryFormat {

  /** Directories without the file: runs are known by the machine's name. */
  static final int FIRST = 1;

  /** What this build reads and writes. */
  public static final int CURRENT = 2;

  private static final List<String> FIRST_FILES =
      List.of(DataNames.ACCESS_KEY, DataNames.DATABASE, DataNames.RUNS, "objects");

  private DirectoryFormat() {}

  /**
   * The format of a directory, {@link #CURRENT} for an empty one.
   *
   * @throws IOException if a newer build wrote it
   */
  public static int check(Path directory) throws IOException {
    Path file = directory.resolve(DataNames.FORMAT);
    if (!Files.exists(file)) {
      return FIRST_FILES.stream().anyMatch(name -> Files.exists(directory.resolve(name)))
          ? FIRST
          : CURRENT;
    }
    int format = read(file);
    if (format > CURRENT) {
      throw new IOException(
          "The data directory "
              + directory
              + " has format "
              + format
              + ", and this build knows up to "
              + CURRENT
              + ": a newer Mastic wrote it. Start that one, or restore a backup from before the"
              + " upgrade into another directory.");
    }
    return format;
  }

  private static int read(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8).strip();
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IOException("The file " + file + " should hold a number, and says: " + text, e);
    }
  }

  /** Notes this build's format. */
  static void write(Path directory) throws IOException {
    Path file = directory.resolve(DataNames.FORMAT);
    if (!Files.exists(file) || read(file) != CURRENT) {
      Path scratch = directory.resolve(DataNames.FORMAT + ".new");
      Permissions.createFile(scratch);
      Files.writeString(scratch, CURRENT + "\n");
      Files.move(scratch, file, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
