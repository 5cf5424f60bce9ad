package io.mastic.neighbours.iam;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A managed policy of an account; as JSON its identity's members stand among its own.
 *
 * @param document the text that it was created with
 * @param versions null where an older build wrote it, which kept the first alone
 */
record Policy(
    @JsonUnwrapped IamIdentity identity,
    String arn,
    @Nullable String description,
    String document,
    Map<String, String> tags,
    PolicyVersions versions) {

  private static final Pattern AWS_MANAGED =
      Pattern.compile("arn:aws[a-z-]*:iam::aws:policy/(?:[!-~]*/)?[\\w+=,.@-]{1,128}");

  @SuppressWarnings("ConstantConditions") // What an older build wrote has no versions.
  Policy {
    versions = versions == null ? PolicyVersions.first(document, identity.createdAt()) : versions;
  }

  /** AWS's own policies can be attached, also those whose texts are not kept here. */
  static boolean isAwsManaged(String arn) {
    return AWS_MANAGED.matcher(arn).matches();
  }

  static String nameOf(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  /** Begins and ends with a slash. */
  static String pathOf(String arn) {
    return arn.substring(arn.indexOf(":policy/") + 7, arn.lastIndexOf('/') + 1);
  }

  String name() {
    return identity.name();
  }

  Policy with(PolicyVersions texts) {
    return new Policy(identity, arn, description, document, tags, texts);
  }

  Policy tagged(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(tags);
    all.putAll(more);
    return withTags(all);
  }

  Policy untagged(Iterable<String> keys) {
    Map<String, String> rest = new TreeMap<>(tags);
    keys.forEach(rest::remove);
    return withTags(rest);
  }

  private Policy withTags(Map<String, String> all) {
    return new Policy(identity, arn, description, document, all, versions);
  }
}
