package io.mastic.runtime.codec;

import java.io.IOException;
import java.io.InputStream;
import net.jpountz.lz4.LZ4FrameInputStream;
import org.apache.hadoop.io.compress.BlockDecompressorStream;
import org.apache.hadoop.io.compress.lz4.Lz4Decompressor;

/** LZ4 in frames, as all the world writes it, or in Hadoop's own blocks. */
public final class Lz4Text extends ReadingCodec {

  private static final int BLOCK = 256 << 10;

  @Override
  InputStream unpacked(byte[] head, InputStream packed) throws IOException {
    return begins(head, 0x04, 0x22, 0x4D, 0x18)
        ? new LZ4FrameInputStream(packed)
        : new BlockDecompressorStream(packed, new Lz4Decompressor(BLOCK), BLOCK);
  }

  @Override
  public String getDefaultExtension() {
    return ".lz4";
  }
}
