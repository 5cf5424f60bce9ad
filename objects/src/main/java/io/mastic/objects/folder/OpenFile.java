package io.mastic.objects.folder;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;

import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.OpenObject;
import io.mastic.objects.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** An object's file, held open: a put or delete meanwhile does not change what is read. */
record OpenFile(StoredObject object, FileChannel channel) implements OpenObject {

  interface Facts {
    StoredObject of(BasicFileAttributes file) throws IOException;
  }

  static OpenFile of(Path bucket, ObjectFiles.Found found, Facts facts) throws IOException {
    StoredObject object = facts.of(found.attributes());
    try {
      FileChannel channel = FileChannel.open(found.path(), READ, NOFOLLOW_LINKS);
      if (!Links.isClear(bucket, found.path())) {
        channel.close();
        throw ObjectStoreException.noSuchKey(object.info().key());
      }
      return new OpenFile(object, channel);
    } catch (NoSuchFileException gone) {
      throw ObjectStoreException.noSuchKey(object.info().key());
    } catch (FileSystemException e) {
      if (Files.isSymbolicLink(found.path())) {
        throw ObjectStoreException.noSuchKey(object.info().key());
      }
      throw e;
    }
  }

  /** Closing the stream closes the object. */
  @Override
  public InputStream read(long offset, long length) {
    return new Range(channel, offset, offset + length);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static final class Range extends InputStream {

    private final FileChannel channel;
    private final long end;
    private long position;

    Range(FileChannel channel, long start, long end) {
      this.channel = channel;
      this.position = start;
      this.end = end;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int wanted = (int) Math.min(length, end - position);
      if (wanted <= 0) {
        return length == 0 ? 0 : -1;
      }
      int count = channel.read(ByteBuffer.wrap(target, offset, wanted), position);
      position += Math.max(0, count);
      return count;
    }

    @Override
    public int available() {
      return (int) Math.min(Integer.MAX_VALUE, Math.max(0, end - position));
    }

    @Override
    public long skip(long count) {
      long skipped = Math.max(0, Math.min(count, end - position));
      position += skipped;
      return skipped;
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
