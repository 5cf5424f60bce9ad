package io.mastic.neighbours.iam;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A managed policy of an account; as JSON its identity's members stand among its own.
 *
 * @param document the text that it was created with
 * @param versions those that are there, the oldest first; null where an older build wrote it, which
 *     kept the first alone
 * @param current the default one's id; null likewise
 * @param last the number of the latest version that was ever there; none is given twice
 */
record Policy(
    @JsonUnwrapped IamIdentity identity,
    String arn,
    @Nullable String description,
    String document,
    Map<String, String> tags,
    List<PolicyVersion> versions,
    String current,
    int last) {

  static final int MOST_VERSIONS = 5;

  private static final String FIRST = "v1";

  private static final Pattern AWS_MANAGED =
      Pattern.compile("arn:aws[a-z-]*:iam::aws:policy/(?:[!-~]*/)?[\\w+=,.@-]{1,128}");

  @SuppressWarnings("ConstantConditions") // What an older build wrote has no such members.
  Policy {
    versions =
        versions == null
            ? List.of(new PolicyVersion(FIRST, document, identity.createdAt()))
            : List.copyOf(versions);
    current = current == null ? FIRST : current;
    last = Math.max(last, 1);
  }

  static Policy of(
      IamIdentity identity,
      String arn,
      @Nullable String description,
      String document,
      Map<String, String> tags) {
    return new Policy(
        identity,
        arn,
        description,
        document,
        tags,
        List.of(new PolicyVersion(FIRST, document, identity.createdAt())),
        FIRST,
        1);
  }

  /** AWS's own policies can be attached, also those whose texts are not kept here. */
  static boolean isAwsManaged(String arn) {
    return AWS_MANAGED.matcher(arn).matches();
  }

  static String nameOf(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  String name() {
    return identity.name();
  }

  Optional<PolicyVersion> version(String id) {
    return versions.stream().filter(version -> version.id().equals(id)).findFirst();
  }

  /** When its latest text came. */
  String updated() {
    return versions.stream()
        .max(Comparator.comparingLong(PolicyVersion::createdAt))
        .map(PolicyVersion::created)
        .orElseGet(identity::created);
  }

  /** With one text more. */
  Policy revised(String text, long now, boolean isDefault) {
    PolicyVersion version = new PolicyVersion("v" + (last + 1), text, now);
    List<PolicyVersion> all = new ArrayList<>(versions);
    all.add(version);
    return with(all, isDefault ? version.id() : current, version.number());
  }

  Policy without(String version) {
    return with(versions.stream().filter(one -> !one.id().equals(version)).toList(), current, last);
  }

  Policy withDefault(String version) {
    return with(versions, version, last);
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
    return new Policy(identity, arn, description, document, all, versions, current, last);
  }

  private Policy with(List<PolicyVersion> all, String newDefault, int newLast) {
    return new Policy(identity, arn, description, document, tags, all, newDefault, newLast);
  }
}
