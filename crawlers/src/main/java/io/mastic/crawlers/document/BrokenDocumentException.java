package io.mastic.crawlers.document;

/** What is read is not of its format, from some place on. */
public final class BrokenDocumentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokenDocumentException(String message) {
    super(message);
  }

  BrokenDocumentException(String message, Throwable cause) {
    super(message, cause);
  }
}
