package io.mastic.kernel.secret;

/**
 * The key file is not there, cannot be used, or is not that of the database; a sentence to show.
 */
public final class KeyFileException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  KeyFileException(String message) {
    super(message);
  }
}
