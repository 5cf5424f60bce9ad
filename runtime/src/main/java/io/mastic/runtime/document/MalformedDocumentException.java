package io.mastic.runtime.document;

/** A file that is not of its format, from some place on. */
public final class MalformedDocumentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedDocumentException(String message) {
    super(message);
  }

  MalformedDocumentException(String message, Throwable cause) {
    super(message, cause);
  }
}
