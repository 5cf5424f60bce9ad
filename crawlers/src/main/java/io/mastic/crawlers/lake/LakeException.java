package io.mastic.crawlers.lake;

/** The metadata of a lake's table says not what is needed; the message is shown to the user. */
public final class LakeException extends Exception {
  public LakeException(String message) {
    super(message);
  }
}
