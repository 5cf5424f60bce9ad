package io.mastic.app.data;

import io.mastic.kernel.Ids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A data directory in the hands of this server, until it is closed: readable by its owner only,
 * locked against a second server, and of this build's format. See decision 0010.
 */
public final class DataDirectory implements AutoCloseable {

  private final Path path;
  private final DirectoryLock lock;
  private final int formerFormat;
  private final String serverId;

  private DataDirectory(Path path, DirectoryLock lock, int formerFormat, String serverId) {
    this.path = path;
    this.lock = lock;
    this.formerFormat = formerFormat;
    this.serverId = serverId;
  }

  /**
   * Takes a directory over; makes it if it is not there.
   *
   * @throws IOException with a sentence for the operator, if another server has it, a newer build
   *     wrote it, or it is not Mastic's
   */
  public static DataDirectory open(Path directory) throws IOException {
    Path path = directory.toAbsolutePath().normalize();
    DataNames.requireOurs(path);
    Permissions.closeDirectory(path);
    DirectoryLock lock = DirectoryLock.take(path);
    try {
      int format = DirectoryFormat.check(path);
      Permissions.closeContent(path);
      return new DataDirectory(path, lock, format, identity(path));
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  public Path path() {
    return path;
  }

  /** The SQLite database; there, even if empty, and readable by its owner only. */
  public Path database() throws IOException {
    Path file = path.resolve(DataNames.DATABASE);
    Permissions.createFile(file);
    return file;
  }

  /** By what its runs are known again, wherever the directory goes and whatever the host's name. */
  public String serverId() {
    return serverId;
  }

  /** Whether a build wrote it that knew its runs by the machine's name. */
  public boolean wasOfFirstFormat() {
    return formerFormat == DirectoryFormat.FIRST;
  }

  /**
   * Notes this build's format, once what an upgrade changes has been changed: an upgrade that a
   * crash cut short is done again.
   */
  public void raiseFormat() throws IOException {
    DirectoryFormat.write(path);
  }

  /** Says where this server answers, for commands that want to talk to it. */
  public void announce(String url) throws IOException {
    Running.write(path, url);
  }

  private static String identity(Path path) throws IOException {
    Path file = path.resolve(DataNames.SERVER_ID);
    if (!Files.exists(file)) {
      // Whole or not at all: half an id would be another server's.
      Path scratch = path.resolve(DataNames.SERVER_ID + ".new");
      Permissions.createFile(scratch);
      Files.writeString(scratch, Ids.uuid() + "\n");
      Files.move(scratch, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return Files.readString(file, StandardCharsets.UTF_8).strip();
  }

  @Override
  public void close() {
    // Whatever lies in the way, the directory is free for the next server.
    try {
      Running.delete(path);
    } finally {
      lock.close();
    }
  }
}
