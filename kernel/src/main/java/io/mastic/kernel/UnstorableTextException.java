package io.mastic.kernel;

/**
 * A text that was to be stored or looked up by itself holds U+0000. PostgreSQL has no place for it,
 * and what one engine cannot keep neither shall.
 */
public final class UnstorableTextException extends RuntimeException {

  UnstorableTextException() {
    super("A name or value holds the character U+0000, which cannot be stored.");
  }
}
