package io.mastic.kernel;

import io.mastic.kernel.secret.Seals;

/** Seals of a key that all tests know. */
public final class TestSeals {

  /** A line of a key file. */
  public static final String LINE = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  private TestSeals() {}

  public static Seals seals() {
    return Seals.of(LINE);
  }
}
