package io.mastic.app.doctor;

import java.util.Locale;

/**
 * What was found of one thing.
 *
 * @param subject what was looked at, in a word or two
 * @param says how it is
 * @param advice what to do; empty where nothing is to be done
 */
public record Finding(Grade grade, String subject, String says, String advice) {

  /** How it stands. */
  public enum Grade {
    OK,
    /** It works, but not as it should. */
    WARN,
    /** It does not work. */
    FAIL
  }

  static Finding ok(String subject, String says) {
    return new Finding(Grade.OK, subject, says, "");
  }

  static Finding warn(String subject, String says, String advice) {
    return new Finding(Grade.WARN, subject, says, advice);
  }

  static Finding fail(String subject, String says, String advice) {
    return new Finding(Grade.FAIL, subject, says, advice);
  }

  /** One line, and a second with what to do. */
  public String lines() {
    String line =
        String.format(
            Locale.ROOT, "%-5s %-12s %s", grade.name().toLowerCase(Locale.ROOT), subject, says);
    return advice.isEmpty() ? line : line + "\n                   -> " + advice;
  }
}
