package io.mastic.wire;

/** A request that is not let in. */
final class DeniedException extends Exception {

  private final Denial denial;
  private final boolean worded;

  DeniedException(Denial denial) {
    super(denial.name());
    this.denial = denial;
    this.worded = false;
  }

  DeniedException(Denial denial, String message) {
    super(message);
    this.denial = denial;
    this.worded = true;
  }

  io.mastic.kernel.http.HttpFace.Refusal in(Denial.Dialect dialect) {
    String message = getMessage();
    return worded && message != null ? denial.in(dialect, message) : denial.in(dialect);
  }
}
