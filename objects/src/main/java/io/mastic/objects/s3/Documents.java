package io.mastic.objects.s3;

import io.mastic.objects.ObjectStoreException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Documents in requests: read whole, within reason, and checked against their digests. */
final class Documents {

  private static final int LARGEST = 8 << 20;

  private Documents() {}

  static XmlNode xml(S3Request request) throws IOException {
    return XmlNode.parse(new ByteArrayInputStream(bytes(request)));
  }

  static String text(S3Request request) throws IOException {
    return new String(bytes(request), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(S3Request request) throws IOException {
    try (CheckedBody body = new CheckedBody(request)) {
      byte[] bytes = body.readNBytes(LARGEST);
      if (body.read() >= 0) {
        throw new ObjectStoreException(
            400, "MaxMessageLengthExceeded", "Your request was too large");
      }
      return bytes;
    }
  }
}
