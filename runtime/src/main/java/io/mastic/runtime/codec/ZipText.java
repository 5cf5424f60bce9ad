package io.mastic.runtime.codec;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** An archive of one file. */
public final class ZipText extends ReadingCodec {

  @Override
  InputStream unpacked(byte[] head, InputStream packed) throws IOException {
    ZipInputStream zip = new ZipInputStream(packed);
    ZipEntry entry = zip.getNextEntry();
    while (entry != null && entry.isDirectory()) {
      entry = zip.getNextEntry();
    }
    if (entry == null) {
      throw new IOException("The zip archive is empty");
    }
    return zip;
  }

  @Override
  public String getDefaultExtension() {
    return ".zip";
  }
}
