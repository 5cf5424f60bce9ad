package io.mastic.objects.s3.request;

import io.mastic.objects.ObjectStoreException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Documents in requests: read whole, within reason, and checked against their digests. All that are
 * read at a time share a sixteenth of the heap; one for which there is no room is told to come
 * back.
 */
public final class RequestDocuments {

  private static final int LARGEST = 8 << 20;
  private static final int PIECE = 16 << 10;
  private static final long LEAST = 16L << 20;

  private static final Semaphore PIECES =
      new Semaphore((int) (Math.max(LEAST, Runtime.getRuntime().maxMemory() / 16) / PIECE));

  private RequestDocuments() {}

  public static XmlNode xml(S3Request request) throws IOException {
    return read(request, bytes -> XmlNode.parse(new ByteArrayInputStream(bytes)));
  }

  public static String text(S3Request request) throws IOException {
    return read(request, bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  private static <T> T read(S3Request request, Function<byte[], T> use) throws IOException {
    int pieces = 0;
    try (CheckedBody body = new CheckedBody(request)) {
      ByteArrayOutputStream document = new ByteArrayOutputStream();
      while (true) {
        byte[] piece = body.readNBytes(PIECE);
        if (piece.length == 0) {
          return use.apply(document.toByteArray());
        }
        if (document.size() + piece.length > LARGEST) {
          throw new ObjectStoreException(
              400, "MaxMessageLengthExceeded", "Your request was too large");
        }
        if (!PIECES.tryAcquire()) {
          throw new ObjectStoreException(503, "SlowDown", "Please reduce your request rate.");
        }
        pieces++;
        document.write(piece, 0, piece.length);
      }
    } finally {
      PIECES.release(pieces);
    }
  }
}
