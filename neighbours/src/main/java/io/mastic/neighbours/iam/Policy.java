package io.mastic.neighbours.iam;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A managed policy of an account, with the one version that it was created with; as JSON its
 * identity's members stand among its own.
 *
 * @param document its JSON as it was given
 */
record Policy(
    @JsonUnwrapped IamIdentity identity,
    String arn,
    @Nullable String description,
    String document,
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

  String name() {
    return identity.name();
  }
}
