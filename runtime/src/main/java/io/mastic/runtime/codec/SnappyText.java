package io.mastic.runtime.codec;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.io.compress.BlockDecompressorStream;
import org.apache.hadoop.io.compress.snappy.SnappyDecompressor;
import org.xerial.snappy.SnappyFramedInputStream;

/** Snappy in its standard frames, or in Hadoop's own blocks. */
public final class SnappyText extends ReadingCodec {

  private static final int BLOCK = 256 << 10;

  @Override
  InputStream unpacked(byte[] head, InputStream packed) throws IOException {
    return begins(head, 0xFF, 0x06, 0, 0, 's', 'N', 'a', 'P', 'p', 'Y')
        ? new SnappyFramedInputStream(packed)
        : new BlockDecompressorStream(packed, new SnappyDecompressor(BLOCK), BLOCK);
  }

  @Override
  public String getDefaultExtension() {
    return ".snappy";
  }
}
