package io.mastic.runtime.codec;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Zstandard, for which Hadoop asks for a library of the operating system. */
public final class ZstandardText extends ReadingCodec {

  @Override
  InputStream unpacked(byte[] head, InputStream packed) throws IOException {
    return new ZstdInputStream(packed).setContinuous(false);
  }

  @Override
  public String getDefaultExtension() {
    return ".zst";
  }
}
