package io.mastic.stacks.drift;

/**
 * A property that is not what its template says.
 *
 * @param path for example {@code /DatabaseInput/Description}
 * @param actual empty if it is not there
 */
public record PropertyDifference(String path, String expected, String actual, Kind kind) {

  /** In AWS's words. */
  public enum Kind {
    REMOVE,
    NOT_EQUAL
  }
}
