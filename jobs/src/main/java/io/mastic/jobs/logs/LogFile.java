package io.mastic.jobs.logs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A log on this machine; one that is not there yet is empty.
 *
 * @param file where it is
 */
record LogFile(Path file) implements LogBytes {

  @Override
  public long size() {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public byte[] read(long from, int most) {
    if (!Files.exists(file) || most <= 0) {
      return new byte[0];
    }
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long there = Math.max(0, channel.size() - from);
      ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(most, there));
      channel.position(from);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        // Reads on until the piece is full.
      }
      byte[] bytes = new byte[buffer.position()];
      buffer.flip().get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public InputStream stream(long from) throws IOException {
    if (!Files.exists(file)) {
      return InputStream.nullInputStream();
    }
    SeekableByteChannel channel = Files.newByteChannel(file);
    channel.position(from);
    return Channels.newInputStream(channel);
  }
}
