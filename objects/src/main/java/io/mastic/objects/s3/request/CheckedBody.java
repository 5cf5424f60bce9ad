package io.mastic.objects.s3.request;

import io.mastic.kernel.http.HttpRequest;
import io.mastic.objects.Checksum;
import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.S3Errors;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request's body, which checks at its end that the bytes are those that the client announced: by
 * Content-MD5, by a checksum header, or by a checksum in a trailer.
 */
public final class CheckedBody extends InputStream {

  private static final String HEADER = "x-amz-checksum-";

  private final HttpRequest request;
  private final InputStream bytes;
  private final Map<String, Checksum> checksums = new LinkedHashMap<>();
  private final Map<String, String> values = new LinkedHashMap<>();
  private final @Nullable MessageDigest md5;
  private long count;
  private boolean ended;

  public CheckedBody(S3Request request) {
    this.request = request.http();
    bytes = request.http().body();
    md5 = request.header("content-md5").isPresent() ? md5() : null;
    for (String algorithm : Checksum.ALGORITHMS) {
      if (announces(request, HEADER + algorithm.toLowerCase(Locale.ROOT))) {
        checksums.put(algorithm, Checksum.of(algorithm));
      }
    }
    Optional<String> named = request.header("x-amz-sdk-checksum-algorithm");
    if (checksums.isEmpty()) {
      named
          .or(() -> request.header("x-amz-checksum-algorithm"))
          .map(name -> name.toUpperCase(Locale.ROOT))
          .ifPresent(name -> checksums.put(name, Checksum.of(name)));
    }
  }

  private static boolean announces(S3Request request, String name) {
    return request.header(name).isPresent()
        || Arrays.stream(request.header("x-amz-trailer").orElse("").split(",", -1))
            .anyMatch(trailer -> trailer.trim().equalsIgnoreCase(name));
  }

  /** By algorithm; complete once the body has been read. */
  public Map<String, String> checksums() {
    return values;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = bytes.read(target, offset, length);
    if (read < 0) {
      end();
      return -1;
    }
    count += read;
    if (md5 != null) {
      md5.update(target, offset, read);
    }
    if (!checksums.isEmpty()) {
      byte[] piece = offset == 0 ? target : Arrays.copyOfRange(target, offset, offset + read);
      checksums.values().forEach(checksum -> checksum.update(piece, read));
    }
    return read;
  }

  private void end() {
    if (ended) {
      return;
    }
    ended = true;
    long announced = request.contentLength();
    if (announced >= 0 && announced != count) {
      throw new ObjectStoreException(
          400,
          "IncompleteBody",
          "You did not provide the number of bytes specified by the Content-Length HTTP header");
    }
    if (md5 != null) {
      checkMd5(md5.digest());
    }
    checksums.forEach((algorithm, checksum) -> check(algorithm, checksum.base64()));
  }

  private void checkMd5(byte[] actual) {
    byte[] said;
    try {
      said = Base64.getDecoder().decode(request.header("content-md5").orElse("").trim());
    } catch (IllegalArgumentException e) {
      said = new byte[0];
    }
    if (said.length != 16) {
      throw new ObjectStoreException(
          400, "InvalidDigest", "The Content-MD5 you specified was invalid.");
    }
    if (!MessageDigest.isEqual(said, actual)) {
      throw S3Errors.badDigest("Content-MD5");
    }
  }

  private void check(String algorithm, String actual) {
    String name = HEADER + algorithm.toLowerCase(Locale.ROOT);
    Optional<String> said =
        request.header(name).or(() -> Optional.ofNullable(request.trailers().get(name)));
    if (said.isPresent() && !said.get().trim().equals(actual)) {
      throw S3Errors.badDigest(algorithm);
    }
    values.put(algorithm, actual);
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
