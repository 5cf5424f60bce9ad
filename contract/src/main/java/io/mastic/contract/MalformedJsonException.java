package io.mastic.contract;

/** A request body that does not fit its operation; AWS's code for it is SerializationException. */
public final class MalformedJsonException extends RuntimeException {

  public MalformedJsonException(String message) {
    super(message);
  }

  public MalformedJsonException(String message, Throwable cause) {
    super(message, cause);
  }
}
