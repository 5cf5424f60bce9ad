package io.mastic.wire.body;

import io.mastic.kernel.http.BodyMismatchException;
import io.mastic.wire.text.Digests;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** A body whose end is reached only if its SHA-256 is the one that was signed. */
public final class HashedInputStream extends FilterInputStream {

  private final String signedHash;
  private final MessageDigest digest = Digests.sha256();
  private boolean checked;

  public HashedInputStream(InputStream in, String signedHash) {
    super(in);
    this.signedHash = signedHash;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = in.read(buffer, offset, length);
    if (count > 0) {
      digest.update(buffer, offset, count);
    } else if (count < 0 && !checked) {
      checked = true;
      if (!Digests.same(Digests.hex(digest.digest()), signedHash)) {
        throw new BodyMismatchException(
            "XAmzContentSHA256Mismatch",
            "The provided 'x-amz-content-sha256' header does not match what was computed.");
      }
    }
    return count;
  }

  /** Skipped bytes are part of the hash. */
  @Override
  public long skip(long count) throws IOException {
    int read = read(new byte[(int) Math.min(Math.max(count, 0), 8_192)]);
    return Math.max(read, 0);
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
