package io.mastic.kernel.signin;

import java.time.Duration;

/** Too many have failed to sign in; the next try is not even looked at. */
public final class ThrottledException extends Exception {

  private final transient Duration wait;

  ThrottledException(Duration wait) {
    super("too many failed to sign in");
    this.wait = wait;
  }

  /** After so long it is worth trying again. */
  public Duration waitFor() {
    return wait;
  }
}
