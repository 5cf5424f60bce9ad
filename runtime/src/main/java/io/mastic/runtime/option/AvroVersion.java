package io.mastic.runtime.option;

/** The option {@code version} of Avro files. */
public final class AvroVersion {

  private AvroVersion() {}

  /**
   * @throws IllegalArgumentException for Avro 1.7, which knows no logical types
   */
  public static void check(Options options) {
    String version = options.text("version", "1.8");
    if (!version.equals("1.8")) {
      throw new IllegalArgumentException(
          "The option version of avro is not supported here but as 1.8: dates, times and decimals"
              + " are always read and written as such, which "
              + version
              + " does not");
    }
  }
}
