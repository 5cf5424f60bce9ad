package io.mastic.jobs.launch;

import org.jspecify.annotations.Nullable;

/** What a run's Glue version decides outside of the runtime. */
public final class GlueVersions {

  /** AWS's version of a job that names none. */
  public static final String OLDEST = "0.9";

  private static final int OLD_TIMEOUT = 2880;
  private static final int TIMEOUT_FROM_5 = 480;

  private GlueVersions() {}

  /** The default {@code Timeout} in minutes: two days up to Glue 4.0, eight hours from 5.0 on. */
  public static int defaultTimeout(JobKind kind, @Nullable String version) {
    return kind.spark() && major(version) >= 5 ? TIMEOUT_FROM_5 : OLD_TIMEOUT;
  }

  /** The first number of a version; 0 for none or for one that is no number. */
  public static int major(@Nullable String version) {
    if (version == null) {
      return 0;
    }
    int end = 0;
    while (end < version.length() && end < 6 && Character.isDigit(version.charAt(end))) {
      end++;
    }
    return end == 0 ? 0 : Integer.parseInt(version.substring(0, end));
  }
}
