package io.mastic.crawlers.detect;

/** A file cannot be recognized; the message says why and is shown to the user. */
final class UnknownFormatException extends Exception {
  UnknownFormatException(String why) {
    super(why);
  }
}
