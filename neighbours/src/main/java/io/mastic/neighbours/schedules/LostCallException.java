package io.mastic.neighbours.schedules;

/** A target takes no call, now or later. */
final class LostCallException extends Exception {

  private final String code;

  LostCallException(String code, String message) {
    super(message);
    this.code = code;
  }

  String code() {
    return code;
  }
}
