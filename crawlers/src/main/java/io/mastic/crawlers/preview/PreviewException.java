package io.mastic.crawlers.preview;

/** A table that cannot be shown, and why. */
public final class PreviewException extends RuntimeException {

  /** What kind of reason there is. */
  public enum Reason {
    /** What it names is not there. */
    GONE,
    /** Its way of keeping records is not read here. */
    UNSUPPORTED
  }

  private final Reason reason;

  PreviewException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
