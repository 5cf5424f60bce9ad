package io.mastic.kernel.secret;

/** A secret cannot be opened; says nothing of what is in it. */
public final class SealBrokenException extends RuntimeException {

  private static final long serialVersionUID = 1;

  SealBrokenException(String message) {
    super(message);
  }
}
