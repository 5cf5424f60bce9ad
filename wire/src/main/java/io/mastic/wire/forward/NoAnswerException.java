package io.mastic.wire.forward;

/** The endpoint that a request was passed on to gave no answer. */
final class NoAnswerException extends Exception {

  /**
   * @param why goes on where "Mastic passes sns on to another endpoint," ends
   */
  NoAnswerException(String why, Throwable cause) {
    super(why, cause);
  }
}
