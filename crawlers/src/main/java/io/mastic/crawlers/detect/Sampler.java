package io.mastic.crawlers.detect;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipInputStream;
import org.apache.commons.io.input.BoundedInputStream;

/**
 * Unpacks the beginning of a file. However much a packed file would grow, no more bytes are made of
 * it than are read of a plain one: a zip bomb is read no further than any other file.
 */
final class Sampler {

  /** AWS's crawler reads the first megabyte of a file. */
  static final int LIMIT = 1 << 20;

  /** As far as it goes where nothing is recognized in less. */
  static final int MOST = 10 << 20;

  private Sampler() {}

  static Sample of(byte[] head, long size) throws UnknownFormatException {
    return of("", head, size, LIMIT);
  }

  /**
   * @param key its name, which tells how it is packed where its first bytes do not
   * @param head the first bytes of the file, at most {@link #MOST}
   * @param size of the whole file
   * @param limit of what is made of a packed file
   */
  static Sample of(String key, byte[] head, long size, int limit) throws UnknownFormatException {
    Compression compression = Compression.of(key, head);
    return compression == Compression.NONE
        ? new Sample(head, head.length == size, share(head.length, size), compression)
        : unpack(compression, head, size, limit);
  }

  private static Sample unpack(Compression compression, byte[] head, long size, int limit)
      throws UnknownFormatException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    boolean ended = false;
    long taken;
    try (BoundedInputStream counted =
            BoundedInputStream.builder().setInputStream(new ByteArrayInputStream(head)).get();
        InputStream unpacked = open(compression, counted)) {
      try {
        ended = copy(unpacked, content, limit);
      } catch (EOFException e) {
        if (head.length == size) {
          throw new UnknownFormatException(
              "its " + compression.glueName() + " data ends too early");
        }
      }
      taken = ended ? head.length : counted.getCount();
      if (ended && unpacked instanceof ZipInputStream zip && zip.getNextEntry() != null) {
        throw new UnknownFormatException("the zip archive holds more than one file");
      }
    } catch (IOException | RuntimeException e) {
      // Unpackers meet some broken data with exceptions of their own.
      if (head.length == size || content.size() == 0) {
        throw new UnknownFormatException(
            "its " + compression.glueName() + " data is broken: " + e.getMessage());
      }
      taken = head.length;
    }
    boolean whole = ended && head.length == size;
    return new Sample(content.toByteArray(), whole, share(taken, size), compression);
  }

  /** A small buffer, so that what was taken from the file can be told from what was made of it. */
  private static InputStream open(Compression compression, InputStream packed) throws IOException {
    return compression.unpacked(new BufferedInputStream(packed, 4096));
  }

  /** Copies up to the limit; says whether the end was reached. */
  private static boolean copy(InputStream in, ByteArrayOutputStream out, int limit)
      throws IOException {
    byte[] buffer = new byte[16384];
    while (out.size() < limit) {
      int n = in.read(buffer, 0, Math.min(buffer.length, limit - out.size()));
      if (n < 0) {
        return true;
      }
      out.write(buffer, 0, n);
    }
    return in.read() < 0;
  }

  private static double share(long taken, long size) {
    return size == 0 ? 1 : Math.min(1, Math.max(1, taken) / (double) size);
  }
}
