package io.mastic.runtime.frame.fault;

/** More records went wrong than the script allows. */
public final class ErrorThresholdException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private ErrorThresholdException(String message) {
    super(message);
  }

  public static ErrorThresholdException of(String threshold, long errors, long allowed) {
    return new ErrorThresholdException(
        "The number of error records ("
            + errors
            + ") is above the "
            + threshold
            + " ("
            + allowed
            + ").");
  }
}
