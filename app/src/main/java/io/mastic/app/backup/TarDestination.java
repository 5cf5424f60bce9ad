package io.mastic.app.backup;

import io.mastic.app.data.Permissions;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A backup as a tar archive, compressed if its name ends in {@code gz}. */
final class TarDestination implements Destination {

  /**
   * The time of a file in nanoseconds: the library's own header ends before the last two digits.
   */
  static final String MODIFIED = "MASTIC.mtime";

  private static final int BUFFER = 1 << 16;

  private final Path target;
  private final Path partial;
  private final TarArchiveOutputStream tar;

  TarDestination(Path target) throws IOException {
    this.target = target;
    this.partial = target.resolveSibling(target.getFileName() + ".partial");
    Files.deleteIfExists(partial);
    Permissions.createFile(partial);
    OutputStream file = new BufferedOutputStream(Files.newOutputStream(partial), BUFFER);
    boolean zipped = target.getFileName().toString().endsWith("gz");
    this.tar =
        new TarArchiveOutputStream(
            zipped ? new GZIPOutputStream(file, BUFFER) : file, StandardCharsets.UTF_8.name());
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    tar.setAddPaxHeadersForNonAsciiNames(true);
  }

  @Override
  public void directory(Path path) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(path + "/");
    entry.setMode(040700);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  @Override
  public void file(Path path, InputStream content, long size, FileTime modified)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(path.toString());
    entry.setMode(0100600);
    entry.setSize(size);
    entry.setLastModifiedTime(modified);
    entry.addPaxHeader(MODIFIED, Long.toString(modified.to(TimeUnit.NANOSECONDS)));
    tar.putArchiveEntry(entry);
    long left = size;
    byte[] buffer = new byte[BUFFER];
    while (left > 0) {
      int read = content.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new IOException(path + " became shorter while it was copied");
      }
      tar.write(buffer, 0, read);
      left -= read;
    }
    tar.closeArchiveEntry();
  }

  @Override
  public void complete() throws IOException {
    tar.close();
    Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    if (Files.exists(partial)) {
      try {
        tar.close();
      } finally {
        Files.deleteIfExists(partial);
      }
    }
  }
}
