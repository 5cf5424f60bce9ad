package io.mastic.objects.s3.lifecycle;

import io.mastic.objects.ObjectVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What is to be done now to the versions of one key. Pure. */
final class LifecycleDecision {

  /** S3 leaves smaller objects in their class, unless a rule speaks of sizes. */
  private static final long SMALLEST_MOVED = 128 << 10;

  /** Objects move down only. */
  private static final List<String> DOWN =
      List.of(
          "REDUCED_REDUNDANCY",
          "STANDARD",
          "STANDARD_IA",
          "INTELLIGENT_TIERING",
          "ONEZONE_IA",
          "GLACIER_IR",
          "GLACIER",
          "DEEP_ARCHIVE");

  /** What may be of any size where the bucket says {@code varies_by_storage_class}. */
  private static final List<String> ARCHIVES = List.of("GLACIER", "DEEP_ARCHIVE");

  /** What is done to a version. */
  enum Act {
    /** The latest one is deleted as a client would delete it. */
    EXPIRE,
    /** The version goes for good. */
    REMOVE,
    /** The version gets another class. */
    MOVE
  }

  /**
   * @param storageClass empty where none is given
   */
  record Step(Act act, ObjectVersion version, String storageClass) {}

  private final List<LifecycleRule> rules;
  private final boolean leastVaries;
  private final Function<ObjectVersion, Map<String, String>> tags;
  private final Instant now;

  /**
   * @param leastVaries archives take objects of any size, and not those from 128 KB alone
   */
  LifecycleDecision(
      List<LifecycleRule> rules,
      boolean leastVaries,
      Function<ObjectVersion, Map<String, String>> tags,
      Instant now) {
    this.rules = rules;
    this.leastVaries = leastVaries;
    this.tags = tags;
    this.now = now;
  }

  /**
   * @param versions all of one key, the latest first
   */
  List<Step> of(List<ObjectVersion> versions) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < versions.size(); i++) {
      ObjectVersion version = versions.get(i);
      Optional<Step> step =
          i > 0
              ? older(version, versions.get(i - 1).info().lastModified(), i - 1)
              : version.isMarker() ? marker(version, versions.size() == 1) : latest(version);
      step.ifPresent(steps::add);
    }
    return steps;
  }

  private Optional<Step> marker(ObjectVersion marker, boolean isAlone) {
    boolean goes =
        isAlone
            && rules.stream()
                .filter(rule -> rule.latest().removesMarkers() || expires(rule, marker))
                .anyMatch(rule -> rule.filter().matches(marker, tags));
    return goes ? Optional.of(new Step(Act.REMOVE, marker, "")) : Optional.empty();
  }

  private boolean expires(LifecycleRule rule, ObjectVersion version) {
    When when = rule.latest().expires();
    return when != null && when.isDue(version.info().lastModified(), now);
  }

  private Optional<Step> latest(ObjectVersion version) {
    for (LifecycleRule rule : rules) {
      if (expires(rule, version) && rule.filter().matches(version, tags)) {
        return Optional.of(new Step(Act.EXPIRE, version, ""));
      }
    }
    return moved(version, version.info().lastModified(), rule -> rule.latest().transitions());
  }

  /**
   * @param since when another came above it
   * @param newer how many there are between it and the latest
   */
  private Optional<Step> older(ObjectVersion version, Instant since, int newer) {
    for (LifecycleRule rule : rules) {
      When when = rule.older().expires();
      if (when != null
          && newer >= rule.older().kept()
          && when.isDue(since, now)
          && rule.filter().matches(version, tags)) {
        return Optional.of(new Step(Act.REMOVE, version, ""));
      }
    }
    return version.isMarker()
        ? Optional.empty()
        : moved(version, since, rule -> rule.older().transitions());
  }

  private Optional<Step> moved(
      ObjectVersion version,
      Instant since,
      Function<LifecycleRule, List<LifecycleRule.Transition>> transitions) {
    String lowest = version.info().storageClass();
    for (LifecycleRule rule : rules) {
      boolean isSmall = version.info().size() < SMALLEST_MOVED && !rule.filter().hasSizes();
      for (LifecycleRule.Transition one : transitions.apply(rule)) {
        if ((!isSmall || (leastVaries && ARCHIVES.contains(one.storageClass())))
            && DOWN.indexOf(one.storageClass()) > DOWN.indexOf(lowest)
            && one.when().isDue(since, now)
            && rule.filter().matches(version, tags)) {
          lowest = one.storageClass();
        }
      }
    }
    return lowest.equals(version.info().storageClass())
        ? Optional.empty()
        : Optional.of(new Step(Act.MOVE, version, lowest));
  }
}
