package io.mastic.objects.folder;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A body, written beside the buckets while it comes in; gone at the end unless it was moved.
 *
 * @param md5 in hexadecimal digits
 */
record ScratchFile(Path path, String md5) implements Closeable {

  static ScratchFile of(Layout layout, InputStream body) throws IOException {
    Path path = layout.newScratchFile();
    MessageDigest md5 = newMd5();
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(path), md5)) {
      body.transferTo(out);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(path);
      throw e;
    }
    return new ScratchFile(path, HexFormat.of().formatHex(md5.digest()));
  }

  static MessageDigest newMd5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
