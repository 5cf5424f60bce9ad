package io.mastic.app.backup;

import io.mastic.app.data.DataNames;
import io.mastic.app.data.DirectoryFormat;
import io.mastic.app.data.Permissions;
import io.mastic.app.data.Trees;
import io.mastic.kernel.Json;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Puts a backup into a new data directory, and looks whether it is whole. */
public final class Restore {

  private final Path backup;
  private final Path data;

  /**
   * @param data not there, or empty
   */
  public Restore(Path backup, Path data) {
    this.backup = backup;
    this.data = data;
  }

  /**
   * @throws IOException if the backup is not whole or of a newer build, or the directory holds
   *     something; a directory that was begun is removed
   */
  public Manifest run() throws IOException {
    if (!Files.exists(backup)) {
      throw new IOException("There is no backup " + backup + ".");
    }
    if (Files.exists(data) && !Trees.list(data).isEmpty()) {
      throw new IOException(
          "The directory "
              + data
              + " is not empty; a backup is restored into a new one, so that nothing is lost.");
    }
    Permissions.closeDirectory(data);
    try {
      if (Files.isDirectory(backup)) {
        copy(backup);
      } else {
        extract();
      }
      return check();
    } catch (IOException | RuntimeException e) {
      Trees.deleteContent(data);
      throw e;
    }
  }

  private void extract() throws IOException {
    boolean zipped = backup.getFileName().toString().endsWith("gz");
    try (InputStream file = new BufferedInputStream(Files.newInputStream(backup), 1 << 16);
        TarArchiveInputStream tar =
            new TarArchiveInputStream(zipped ? new GZIPInputStream(file, 1 << 16) : file)) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = inside(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(path);
        } else {
          put(path, tar, modified(entry));
        }
      }
    }
  }

  private static FileTime modified(TarArchiveEntry entry) {
    String nanos = entry.getExtraPaxHeader(TarDestination.MODIFIED);
    return nanos == null
        ? entry.getLastModifiedTime()
        : FileTime.from(Long.parseLong(nanos), TimeUnit.NANOSECONDS);
  }

  private Path inside(String name) throws IOException {
    Path path = data.resolve(name).normalize();
    if (!path.startsWith(data)) {
      throw new IOException("The archive holds a file that would lie elsewhere: " + name);
    }
    return path;
  }

  private void copy(Path folder) throws IOException {
    for (Path entry : Trees.list(folder)) {
      Path target = data.resolve(backup.relativize(entry).toString());
      if (Files.isDirectory(entry)) {
        Files.createDirectories(target);
        copy(entry);
      } else {
        try (InputStream content = Files.newInputStream(entry)) {
          put(target, content, Files.getLastModifiedTime(entry));
        }
      }
    }
  }

  private static void put(Path path, InputStream content, FileTime modified) throws IOException {
    Files.createDirectories(path.getParent());
    Files.copy(content, path, StandardCopyOption.REPLACE_EXISTING);
    Files.setLastModifiedTime(path, modified);
  }

  private Manifest check() throws IOException {
    Path file = data.resolve(Manifest.FILE);
    if (!Files.exists(file)) {
      throw new IOException(
          backup + " is no backup of Mastic, or not whole: it has no backup.json.");
    }
    Manifest manifest = Json.read(Files.readString(file), Manifest.class);
    Files.delete(file);
    Permissions.closeContent(data);
    DirectoryFormat.check(data);
    if (manifest.database()) {
      integrity();
    }
    return manifest;
  }

  private void integrity() throws IOException {
    Path database = data.resolve(DataNames.DATABASE);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        var statement = connection.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA integrity_check(1)")) {
      if (!result.next() || !"ok".equals(result.getString(1))) {
        throw new IOException("The database in the backup is damaged: " + result.getString(1));
      }
    } catch (SQLException e) {
      throw new IOException("The database in the backup cannot be read: " + e.getMessage(), e);
    }
  }
}
