package io.mastic.kernel.pattern;

/** A pattern of a client's is not one, or takes too long; the message says which. */
public final class ClientPatternException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  ClientPatternException(String message) {
    super(message);
  }
}
