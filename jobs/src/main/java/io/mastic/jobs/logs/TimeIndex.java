package io.mastic.jobs.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When which part of a log file was written: a file beside it, {@code NAME.times}, with one entry
 * (end offset, epoch millis) each time that the log was seen to have grown.
 */
final class TimeIndex implements LineClock {

  private static final int ENTRY = 16;

  private final Path log;
  private final Path index;
  private @Nullable Written known;

  /** What was written at one time: lines come one after another, and many have the same. */
  private record Written(long from, long until, Instant at) {}

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

  /** The log was so long at that time. */
  record Entry(long until, Instant at) {}

  /** What was noted of the log behind an offset. */
  List<Entry> after(long offset) throws IOException {
    List<Entry> entries = new ArrayList<>();
    if (Files.exists(index)) {
      try (FileChannel channel = FileChannel.open(index)) {
        long all = channel.size() / ENTRY;
        for (long entry = firstAfter(channel, offset); entry < all; entry++) {
          entries.add(
              new Entry(
                  read(channel, entry, 0), Instant.ofEpochMilli(read(channel, entry, Long.BYTES))));
        }
      }
    }
    return entries;
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

  @Override
  public void refresh() {
    known = null;
  }

  @Override
  public long seek(long millis) {
    if (!Files.exists(index)) {
      return 0;
    }
    try (FileChannel channel = FileChannel.open(index)) {
      long low = 0;
      long high = channel.size() / ENTRY;
      while (low < high) {
        long middle = (low + high) >>> 1;
        if (read(channel, middle, Long.BYTES) >= millis) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return low == 0 ? 0 : read(channel, low - 1, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** When the byte at that offset was written, as exactly as the log was watched. */
  Instant at(long offset) {
    Written last = known;
    if (last == null || offset < last.from() || offset >= last.until()) {
      last = written(offset);
      known = last;
    }
    return last.at();
  }

  private Written written(long offset) {
    try {
      if (Files.exists(index)) {
        try (FileChannel channel = FileChannel.open(index)) {
          long entry = firstAfter(channel, offset);
          if (entry < channel.size() / ENTRY) {
            return new Written(
                entry == 0 ? 0 : read(channel, entry - 1, 0),
                read(channel, entry, 0),
                Instant.ofEpochMilli(read(channel, entry, Long.BYTES)));
          }
        }
      }
      return new Written(
          offset, Long.MAX_VALUE, Instant.ofEpochMilli(Files.getLastModifiedTime(log).toMillis()));
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
