package io.mastic.app.data;

import java.io.IOException;

/** Another server holds the data directory; the message says which. */
public final class DirectoryInUseException extends IOException {

  private static final long serialVersionUID = 1;

  DirectoryInUseException(String message) {
    super(message);
  }
}
