package io.mastic.wire.signature;

import io.mastic.wire.text.Digests;
import java.security.MessageDigest;

/** Checks the chain of signatures that an aws-chunked body carries, each built on the last. */
public final class ChunkSigner {

  private static final String EMPTY = Digests.sha256Hex(new byte[0]);

  private final byte[] signingKey;
  private final String dateAndScope;
  private String previous;

  /**
   * @param seed the signature of the request's headers
   */
  public ChunkSigner(byte[] signingKey, String date, String scope, String seed) {
    this.signingKey = signingKey;
    this.dateAndScope = date + "\n" + scope + "\n";
    this.previous = seed;
  }

  /** Whether a chunk has the signature that belongs at this place of the chain. */
  public boolean accepts(MessageDigest chunk, String signature) {
    return acceptsText(
        "AWS4-HMAC-SHA256-PAYLOAD\n"
            + dateAndScope
            + previous
            + "\n"
            + EMPTY
            + "\n"
            + Digests.hex(chunk.digest()),
        signature);
  }

  /** Whether the trailers, each as {@code name:value\n}, have the chain's last signature. */
  public boolean acceptsTrailers(String trailers, String signature) {
    return acceptsText(
        "AWS4-HMAC-SHA256-TRAILER\n" + dateAndScope + previous + "\n" + Digests.sha256Hex(trailers),
        signature);
  }

  private boolean acceptsText(String text, String signature) {
    previous = SigV4.sign(signingKey, text);
    return Digests.same(previous, signature);
  }
}
