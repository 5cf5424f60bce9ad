package io.mastic.objects.s3.bucket;

import io.mastic.objects.S3Errors;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32C;

/** Where a listing goes on, as a token that clients do not look into. */
final class KeyToken {

  private KeyToken() {}

  static String of(String key) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            ByteBuffer.allocate(4 + bytes.length).putInt(sum(bytes)).put(bytes).array());
  }

  /** What a client made up is told from what it was given by a sum. */
  static String key(String token) {
    try {
      ByteBuffer given = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
      int sum = given.getInt();
      byte[] bytes = new byte[given.remaining()];
      given.get(bytes);
      if (sum == sum(bytes)) {
        return new String(bytes, StandardCharsets.UTF_8);
      }
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      // The same answer as for a wrong sum.
    }
    throw S3Errors.invalidArgument(
        "The continuation token provided is incorrect", "continuation-token", token);
  }

  private static int sum(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return (int) sum.getValue();
  }
}
