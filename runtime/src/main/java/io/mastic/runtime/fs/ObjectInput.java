package io.mastic.runtime.fs;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.FileSystem.Statistics;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one object; positioned reads leave the position alone and may come from several
 * threads.
 */
final class ObjectInput extends FSInputStream {

  private final FileChannel channel;
  private final @Nullable Statistics statistics;

  /**
   * @param statistics that count what is read; null for nobody's
   */
  ObjectInput(Path file, @Nullable Statistics statistics) throws IOException {
    this.statistics = statistics;
    channel = FileChannel.open(file, StandardOpenOption.READ);
  }

  @Override
  public int read() throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    return counted(channel.read(one)) < 0 ? -1 : one.get(0) & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    return counted(channel.read(ByteBuffer.wrap(target, offset, length)));
  }

  @Override
  public int read(long position, byte[] target, int offset, int length) throws IOException {
    return counted(channel.read(ByteBuffer.wrap(target, offset, length), position));
  }

  private int counted(int bytes) {
    if (statistics != null && bytes > 0) {
      statistics.incrementBytesRead(bytes);
    }
    return bytes;
  }

  @Override
  public void seek(long position) throws IOException {
    if (position < 0) {
      throw new EOFException("Cannot seek to " + position);
    }
    channel.position(position);
  }

  @Override
  public long getPos() throws IOException {
    return channel.position();
  }

  @Override
  public boolean seekToNewSource(long position) {
    return false;
  }

  @Override
  public int available() throws IOException {
    return (int) Math.min(Integer.MAX_VALUE, Math.max(0, channel.size() - channel.position()));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
