package io.mastic.objects;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a bucket keeps versions. */
public enum Versioning {
  NEVER,
  ENABLED,
  SUSPENDED;

  /** As stores call the setting. */
  public static final String SETTING = "versioning";

  private static final Pattern STATUS =
      Pattern.compile("<(?:\\w+:)?Status>\\s*(Enabled|Suspended)\\s*</");

  /**
   * @param document S3's VersioningConfiguration
   */
  public static Versioning of(String document) {
    Matcher status = STATUS.matcher(document);
    if (!status.find()) {
      return NEVER;
    }
    return status.group(1).equals("Enabled") ? ENABLED : SUSPENDED;
  }
}
