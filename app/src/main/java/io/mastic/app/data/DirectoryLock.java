package io.mastic.app.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a second server off a directory. The operating system gives the lock back when its holder
 * ends, however it ends, so none is ever left over.
 */
final class DirectoryLock implements AutoCloseable {

  /**
   * The operating system's lock belongs to the process as a whole, and closing any channel on the
   * file would give it back: the same directory is not even tried twice in one process.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private DirectoryLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * @throws IOException that names the holder, if there is one
   */
  static DirectoryLock take(Path directory) throws IOException {
    Path file = directory.toRealPath().resolve(DataNames.LOCK);
    if (!HELD.add(file)) {
      throw inUse(directory);
    }
    FileChannel channel = null;
    try {
      Permissions.createFile(file);
      channel = FileChannel.open(file, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw inUse(directory);
      }
      return new DirectoryLock(file, channel);
    } catch (IOException | RuntimeException e) {
      HELD.remove(file);
      if (channel != null) {
        channel.close();
      }
      throw e;
    }
  }

  private static IOException inUse(Path directory) {
    String holder =
        Running.find(directory)
            .map(server -> " (process " + server.pid() + ", " + server.url() + ")")
            .orElse("");
    return new DirectoryInUseException(
        "The data directory "
            + directory
            + " is in use by another server"
            + holder
            + ". One directory belongs to one server: end that one, or give --data another"
            + " directory.");
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      HELD.remove(file);
    }
  }
}
