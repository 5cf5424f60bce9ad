package io.mastic.kernel.http;

import java.io.IOException;

/** The body is not the one that was signed or announced. */
public final class BodyMismatchException extends IOException {

  private final String code;

  /**
   * @param code S3's error code, for example {@code XAmzContentSHA256Mismatch}
   */
  public BodyMismatchException(String code, String message) {
    super(message);
    this.code = code;
  }

  public String code() {
    return code;
  }
}
