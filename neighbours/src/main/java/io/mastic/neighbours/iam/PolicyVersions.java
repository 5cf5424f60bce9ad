package io.mastic.neighbours.iam;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The texts of a managed policy.
 *
 * @param all those that are there, the oldest first
 * @param current the default one's id
 * @param last the number of the latest that was ever there; none is given twice
 */
record PolicyVersions(List<PolicyVersion> all, String current, int last) {

  static final int MOST = 5;

  private static final String FIRST = "v1";

  static PolicyVersions first(String document, long createdAt) {
    return new PolicyVersions(List.of(new PolicyVersion(FIRST, document, createdAt)), FIRST, 1);
  }

  Optional<PolicyVersion> find(String id) {
    return all.stream().filter(version -> version.id().equals(id)).findFirst();
  }

  /** The one that came last of those that are there. */
  PolicyVersion latest() {
    return all.stream().max(Comparator.comparingLong(PolicyVersion::createdAt)).orElseThrow();
  }

  /** With one text more. */
  PolicyVersions and(String text, long now, boolean isDefault) {
    PolicyVersion version = new PolicyVersion("v" + (last + 1), text, now);
    List<PolicyVersion> more = new ArrayList<>(all);
    more.add(version);
    return new PolicyVersions(more, isDefault ? version.id() : current, last + 1);
  }

  PolicyVersions without(String id) {
    return new PolicyVersions(
        all.stream().filter(version -> !version.id().equals(id)).toList(), current, last);
  }

  PolicyVersions withDefault(String id) {
    return new PolicyVersions(all, id, last);
  }
}
