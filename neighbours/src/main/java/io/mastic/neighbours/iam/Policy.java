package io.mastic.neighbours.iam;

import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A managed policy of an account, with the one version that it was created with.
 *
 * @param document its JSON as it was given
 * @param createdAt epoch milliseconds
 */
record Policy(
    String name,
    String path,
    String id,
    String arn,
    @Nullable String description,
    String document,
    long createdAt,
    Map<String, String> tags) {

  static final String VERSION = "v1";

  private static final Pattern AWS_MANAGED =
      Pattern.compile("arn:aws[a-z-]*:iam::aws:policy/(?:[!-~]*/)?[\\w+=,.@-]{1,128}");

  /** AWS's own policies can be attached; what they say is not kept here. */
  static boolean isAwsManaged(String arn) {
    return AWS_MANAGED.matcher(arn).matches();
  }

  static String nameOf(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  String created() {
    return Instant.ofEpochSecond(createdAt / 1000).toString();
  }
}
