package com.amazonaws.services.glue.util;

/** Where the Glue API of this run is. */
public final class AWSConnectionUtils {

  private AWSConnectionUtils() {}

  public static String getGlueEndpoint() {
    return fromEnvironment("AWS_ENDPOINT_URL");
  }

  /** There is no proxy between a run and its server. */
  public static String getGlueProxyUrl() {
    return "";
  }

  public static String getRegion() {
    return fromEnvironment("AWS_REGION");
  }

  private static String fromEnvironment(String name) {
    String value = System.getenv(name);
    return value == null ? "" : value;
  }
}
