package io.mastic.wire.body;

import io.mastic.kernel.http.BodyMismatchException;
import io.mastic.wire.signature.ChunkSigner;
import io.mastic.wire.text.Digests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the aws-chunked framing off a body, and checks each chunk's signature and the length.
 *
 * <p>Follows "Signature calculations: transferring payload in multiple chunks" of S3's API
 * reference. A chunk's bytes are given out before its signature is known, so memory stays small;
 * the end is reached only if every signature was right.
 */
public final class AwsChunkedInputStream extends InputStream {

  private static final int LONGEST_LINE = 8 * 1024;
  private static final int MOST_TRAILERS = 50;

  private final InputStream in;
  private final @Nullable ChunkSigner signer;
  private final long announced;
  private final Map<String, String> trailers = new LinkedHashMap<>();
  private final MessageDigest digest = Digests.sha256();

  private String chunkSignature = "";
  private long left;
  private long given;
  private boolean started;
  private boolean ended;

  /**
   * @param signer null if the chunks are not signed
   * @param announced the body's length without the framing, or -1 if not known
   */
  public AwsChunkedInputStream(InputStream in, @Nullable ChunkSigner signer, long announced) {
    this.in = in;
    this.signer = signer;
    this.announced = announced;
  }

  public Map<String, String> trailers() {
    return trailers;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (left == 0 && !ended) {
      nextChunk();
    }
    if (ended) {
      return -1;
    }
    int count = in.read(buffer, offset, (int) Math.min(length, left));
    if (count < 0) {
      throw incomplete();
    }
    if (signer != null) {
      digest.update(buffer, offset, count);
    }
    left -= count;
    given += count;
    if (announced >= 0 && given > announced) {
      throw incomplete();
    }
    return count;
  }

  private void nextChunk() throws IOException {
    if (started) {
      endChunk();
      if (!line().isEmpty()) {
        throw malformed();
      }
    }
    started = true;
    String header = line();
    int semicolon = header.indexOf(';');
    left = size(semicolon < 0 ? header : header.substring(0, semicolon));
    int signature = header.indexOf("chunk-signature=");
    chunkSignature = signature < 0 ? "" : header.substring(signature + "chunk-signature=".length());
    if (left == 0) {
      endChunk();
      readTrailers();
      ended = true;
      if (announced >= 0 && given != announced) {
        throw incomplete();
      }
    }
  }

  private void endChunk() throws BodyMismatchException {
    if (signer != null && !signer.accepts(digest, chunkSignature.strip())) {
      throw new BodyMismatchException(
          "SignatureDoesNotMatch", "The signature of a chunk does not match.");
    }
  }

  private void readTrailers() throws IOException {
    StringBuilder signed = new StringBuilder();
    String signature = null;
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon < 0 || trailers.size() >= MOST_TRAILERS) {
        throw malformed();
      }
      String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      String value = line.substring(colon + 1).strip();
      if (name.equals("x-amz-trailer-signature")) {
        signature = value;
      } else {
        trailers.put(name, value);
        signed.append(name).append(':').append(value).append('\n');
      }
    }
    boolean wrong =
        signer != null
            && !trailers.isEmpty()
            && (signature == null || !signer.acceptsTrailers(signed.toString(), signature));
    if (wrong) {
      throw new BodyMismatchException(
          "SignatureDoesNotMatch", "The signature of the trailers does not match.");
    }
  }

  /** A line without its end; the end of the stream counts as an empty one after the last chunk. */
  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        if (started && left == 0 && line.size() == 0 && given == announced) {
          return "";
        }
        throw incomplete();
      }
      if (line.size() >= LONGEST_LINE) {
        throw malformed();
      }
      line.write(b);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private static long size(String hex) throws BodyMismatchException {
    String digits = hex.strip();
    if (digits.isEmpty() || digits.length() > 15) {
      throw malformed();
    }
    try {
      long size = Long.parseUnsignedLong(digits, 16);
      if (digits.startsWith("+")) {
        throw malformed();
      }
      return size;
    } catch (NumberFormatException e) {
      throw malformed();
    }
  }

  private static BodyMismatchException malformed() {
    return new BodyMismatchException(
        "InvalidRequest", "The aws-chunked framing of the body is malformed.");
  }

  private static BodyMismatchException incomplete() {
    return new BodyMismatchException(
        "IncompleteBody",
        "You did not provide the number of bytes specified by the Content-Length HTTP header.");
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
