package io.mastic.crawlers.preview.lake;

import io.mastic.objects.ObjectInfo;
import io.mastic.objects.ObjectStore;
import io.mastic.objects.S3Uri;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.SeekableInputStream;

/** The object store as Iceberg's library reads metadata from; nothing is written by it. */
record StoreFiles(ObjectStore store) implements FileIO {

  /** Metadata of more is not looked through for a preview. */
  private static final long LARGEST = 32L << 20;

  @Override
  public InputFile newInputFile(String path) {
    return new StoreFile(store, path);
  }

  @Override
  public OutputFile newOutputFile(String path) {
    throw new UnsupportedOperationException("a preview writes nothing");
  }

  @Override
  public void deleteFile(String path) {
    throw new UnsupportedOperationException("a preview deletes nothing");
  }

  private record StoreFile(ObjectStore store, String location) implements InputFile {

    @Override
    public long getLength() {
      return info().size();
    }

    @Override
    public boolean exists() {
      S3Uri uri = S3Uri.parse(location);
      return store.find(uri.bucket(), uri.key()).isPresent();
    }

    @Override
    public SeekableInputStream newStream() {
      ObjectInfo info = info();
      if (info.size() > LARGEST) {
        throw new UncheckedIOException(
            new IOException(location + " is too large for a preview: " + info.size() + " bytes"));
      }
      try (InputStream in = store.read(S3Uri.parse(location).bucket(), info.key(), 0, -1)) {
        return new Bytes(in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private ObjectInfo info() {
      S3Uri uri = S3Uri.parse(location);
      return store
          .find(uri.bucket(), uri.key())
          .orElseThrow(() -> new NotFoundException("%s is not there", location));
    }
  }

  /** All of a file, in memory. */
  private static final class Bytes extends SeekableInputStream {
    private final byte[] content;
    private ByteArrayInputStream in;
    private long at;

    Bytes(byte[] content) {
      this.content = content;
      this.in = new ByteArrayInputStream(content);
    }

    @Override
    public long getPos() {
      return at;
    }

    @Override
    public void seek(long position) throws IOException {
      if (position < 0 || position > content.length) {
        throw new IOException("there is no byte " + position + " of " + content.length);
      }
      in = new ByteArrayInputStream(content, (int) position, content.length - (int) position);
      at = position;
    }

    @Override
    public int read() {
      int next = in.read();
      at += next < 0 ? 0 : 1;
      return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      int count = in.read(into, offset, length);
      at += Math.max(0, count);
      return count;
    }
  }
}
