package io.mastic.app.livy;

/** What is asked for cannot be; the message is for who asked. */
final class LivyException extends RuntimeException {

  private final int status;

  LivyException(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
