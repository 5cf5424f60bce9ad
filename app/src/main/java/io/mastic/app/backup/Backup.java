package io.mastic.app.backup;

import io.mastic.app.data.DataNames;
import io.mastic.app.data.DirectoryFormat;
import io.mastic.app.data.Trees;
import io.mastic.jobs.launch.directory.RunPlace;
import io.mastic.kernel.Json;
import io.mastic.objects.folder.StoreCopy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Copies a data directory while a server may work on it.
 *
 * <p>The database first, as it is at one moment; then the objects. What the database speaks of was
 * written before, so it is in the copy unless it was deleted in between. Left out are what belongs
 * to the server and not to its data (its name, its lock, the process ids of runs, so that a copy is
 * never mistaken for it) and uploads in parts that are not complete. See decision 0012.
 */
public final class Backup {

  private static final List<String> FILES =
      List.of(DataNames.FORMAT, DataNames.ACCESS_KEY, DataNames.METRICS_TOKEN);

  /** What is of use of a run that is over. */
  private static final Set<String> RUN_FILES =
      Set.of(
          "script.py",
          "run.json",
          "result.json",
          "stdout.log",
          "stderr.log",
          "stdout.log.times",
          "stderr.log.times");

  /** What need not be in a backup. */
  public enum Part {
    /** What runs and crawls wrote. */
    LOGS,
    /** What opens the secrets in the database; it may be kept apart from copies of it. */
    SECRET_KEY
  }

  private final Path data;
  private final Set<Part> parts;

  /**
   * @param parts what is to be in it beside database and objects
   */
  public Backup(Path data, Set<Part> parts) {
    this.data = data;
    this.parts = Set.copyOf(parts);
  }

  /**
   * Makes the backup.
   *
   * @param target an archive if its name ends in {@code .tar}, {@code .tar.gz} or {@code .tgz},
   *     else a directory that is not there or empty
   * @param version of this build
   */
  public Manifest to(Path target, String version) throws IOException {
    if (!Files.isDirectory(data)) {
      throw new IOException("There is no data directory " + data + "; name it by --data.");
    }
    int format = DirectoryFormat.check(data);
    requireFree(target);
    Path snapshot = data.resolve("backup-" + ProcessHandle.current().pid() + ".db");
    try (Destination destination = destination(target)) {
      boolean database = Files.exists(data.resolve(DataNames.DATABASE));
      if (database) {
        snapshot(snapshot);
        file(destination, snapshot, Path.of(DataNames.DATABASE));
      }
      for (String name : FILES) {
        file(destination, data.resolve(name), Path.of(name));
      }
      if (parts.contains(Part.SECRET_KEY)) {
        file(destination, data.resolve(DataNames.SECRET_KEY), Path.of(DataNames.SECRET_KEY));
      }
      int objects = StoreCopy.of(data.resolve("objects"), taker(destination));
      int runs = parts.contains(Part.LOGS) ? logs(destination) : 0;
      Manifest manifest =
          new Manifest(version, Instant.now().toString(), format, database, objects, runs);
      byte[] text = (Json.write(manifest) + "\n").getBytes(StandardCharsets.UTF_8);
      destination.file(
          Path.of(Manifest.FILE),
          new ByteArrayInputStream(text),
          text.length,
          FileTime.from(Instant.now()));
      destination.complete();
      return manifest;
    } finally {
      Files.deleteIfExists(snapshot);
    }
  }

  private static void requireFree(Path target) throws IOException {
    if (Files.exists(target) && (!Files.isDirectory(target) || !Trees.list(target).isEmpty())) {
      throw new IOException(target + " is there already; name another file or directory by --to.");
    }
  }

  private static Destination destination(Path target) throws IOException {
    Path absolute = target.toAbsolutePath().normalize();
    Files.createDirectories(absolute.getParent());
    String name = absolute.getFileName().toString();
    return isArchive(name) ? new TarDestination(absolute) : new DirectoryDestination(absolute);
  }

  static boolean isArchive(String name) {
    return name.endsWith(".tar") || name.endsWith(".tar.gz") || name.endsWith(".tgz");
  }

  /** The database as it is at one moment; writers go on meanwhile. */
  private void snapshot(Path target) throws IOException {
    String url = "jdbc:sqlite:" + data.resolve(DataNames.DATABASE).toAbsolutePath();
    try (Connection database = DriverManager.getConnection(url)) {
      try (var settings = database.createStatement()) {
        settings.execute("PRAGMA busy_timeout = 60000");
      }
      try (PreparedStatement copy = database.prepareStatement("VACUUM INTO ?")) {
        copy.setString(1, target.toString());
        copy.execute();
      }
    } catch (SQLException e) {
      throw new IOException("The database cannot be copied: " + e.getMessage(), e);
    }
  }

  private static StoreCopy.Taker taker(Destination destination) {
    return new StoreCopy.Taker() {
      @Override
      public void directory(Path path) throws IOException {
        destination.directory(path);
      }

      @Override
      public void file(Path path, InputStream content, long size, FileTime modified)
          throws IOException {
        destination.file(path, content, size, modified);
      }
    };
  }

  private int logs(Destination destination) throws IOException {
    tree(destination, data.resolve(DataNames.LOGS));
    // A driver that waited is found under the name of the run that it became.
    List<Path> runs =
        Trees.list(data.resolve(DataNames.RUNS)).stream()
            .filter(run -> !RunPlace.isSpare(run))
            .toList();
    for (Path run : runs) {
      for (Path file : Trees.list(run)) {
        if (RUN_FILES.contains(file.getFileName().toString())) {
          file(destination, file, data.relativize(file));
        }
      }
    }
    return runs.size();
  }

  private void tree(Destination destination, Path folder) throws IOException {
    for (Path entry : Trees.list(folder)) {
      if (Files.isDirectory(entry)) {
        tree(destination, entry);
      } else {
        file(destination, entry, data.relativize(entry));
      }
    }
  }

  /** A file that grows is copied as long as it was when this began. */
  private static void file(Destination destination, Path file, Path as) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
      destination.file(as, content, facts.size(), facts.lastModifiedTime());
    } catch (NoSuchFileException gone) {
      // Not every directory has every file, and logs come and go.
    }
  }
}
