package io.mastic.runtime.codec;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hadoop.conf.Configurable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionInputStream;
import org.apache.hadoop.io.compress.CompressionOutputStream;
import org.apache.hadoop.io.compress.Compressor;
import org.apache.hadoop.io.compress.Decompressor;
import org.jspecify.annotations.Nullable;

/**
 * A codec that reads; for writing there are Hadoop's own. Hadoop finds it by the ending of a file's
 * name, and it then looks at the file's first bytes.
 */
abstract class ReadingCodec implements CompressionCodec, Configurable {

  /** What is needed to tell the ways apart. */
  static final int HEAD = 10;

  private Configuration conf = new Configuration(false);

  /**
   * @param head the first bytes; fewer of a shorter file
   * @param packed from its beginning
   */
  abstract InputStream unpacked(byte[] head, InputStream packed) throws IOException;

  @Override
  public void setConf(Configuration given) {
    conf = given;
  }

  @Override
  public Configuration getConf() {
    return conf;
  }

  @Override
  public CompressionInputStream createInputStream(InputStream packed) throws IOException {
    InputStream buffered = new BufferedInputStream(packed, 1 << 16);
    buffered.mark(HEAD);
    byte[] head = buffered.readNBytes(HEAD);
    buffered.reset();
    return new Unpacked(buffered, unpacked(head, buffered));
  }

  @Override
  public CompressionInputStream createInputStream(
      InputStream packed, @Nullable Decompressor decompressor) throws IOException {
    return createInputStream(packed);
  }

  // Hadoop's pool of decompressors takes null for a codec that has none.
  @Override
  @SuppressWarnings("NullAway")
  public Class<? extends Decompressor> getDecompressorType() {
    return null;
  }

  @Override
  @SuppressWarnings("NullAway")
  public Decompressor createDecompressor() {
    return null;
  }

  @Override
  public CompressionOutputStream createOutputStream(OutputStream out) {
    throw readsOnly();
  }

  @Override
  public CompressionOutputStream createOutputStream(OutputStream out, Compressor compressor) {
    throw readsOnly();
  }

  @Override
  public Class<? extends Compressor> getCompressorType() {
    throw readsOnly();
  }

  @Override
  public Compressor createCompressor() {
    throw readsOnly();
  }

  private UnsupportedOperationException readsOnly() {
    return new UnsupportedOperationException(
        "Files that end in " + getDefaultExtension() + " are only read in this way");
  }

  static boolean begins(byte[] head, int... magic) {
    if (head.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((head[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  private static final class Unpacked extends CompressionInputStream {
    private final InputStream plain;

    Unpacked(InputStream packed, InputStream plain) throws IOException {
      super(packed);
      this.plain = plain;
    }

    @Override
    public int read() throws IOException {
      return plain.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return plain.read(bytes, offset, length);
    }

    @Override
    public void resetState() {}

    @Override
    public void close() throws IOException {
      plain.close();
      super.close();
    }
  }
}
