package io.mastic.jobs.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * When which part of a log file was written: a file beside it, {@code NAME.times}, with one entry
 * (end offset, epoch millis) each time that the log was seen to have grown.
 */
final class TimeIndex implements LineClock {

  private static final int ENTRY = 16;

  private final Path log;
  private final Path index;

  TimeIndex(Path log) {
    this.log = log;
    this.index = log.resolveSibling(log.getFileName() + ".times");
  }

  /** Notes that the log is so long by now; its own modification time says when. */
  void note(long size) throws IOException {
    ByteBuffer entry = ByteBuffer.allocate(ENTRY);
    entry.putLong(size).putLong(Files.getLastModifiedTime(log).toMillis()).flip();
    try (FileChannel channel =
        FileChannel.open(index, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      channel.write(entry);
    }
  }

  /** How long the log was when it was last noted. */
  long noted() throws IOException {
    if (!Files.exists(index)) {
      return 0;
    }
    try (FileChannel channel = FileChannel.open(index)) {
      long entries = channel.size() / ENTRY;
      return entries == 0 ? 0 : read(channel, entries - 1, 0);
    }
  }

  @Override
  public LogEvent event(String line, long offset) {
    return new LogEvent(at(offset), line, offset);
  }

  /** When the byte at that offset was written, as exactly as the log was watched. */
  Instant at(long offset) {
    try {
      if (Files.exists(index)) {
        try (FileChannel channel = FileChannel.open(index)) {
          long entry = firstAfter(channel, offset);
          if (entry < channel.size() / ENTRY) {
            return Instant.ofEpochMilli(read(channel, entry, Long.BYTES));
          }
        }
      }
      return Instant.ofEpochMilli(Files.getLastModifiedTime(log).toMillis());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The number of the first entry whose end lies behind that offset. */
  private static long firstAfter(FileChannel channel, long offset) throws IOException {
    long low = 0;
    long high = channel.size() / ENTRY;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (read(channel, middle, 0) > offset) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static long read(FileChannel channel, long entry, int field) throws IOException {
    ByteBuffer value = ByteBuffer.allocate(Long.BYTES);
    channel.read(value, entry * ENTRY + field);
    return value.flip().getLong();
  }
}
