package io.mastic.objects.s3.lifecycle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule that is enabled.
 *
 * @param id empty for none
 * @param abortAfter days after which an upload in parts that was not completed is given up
 */
record LifecycleRule(
    String id, RuleFilter filter, OfLatest latest, OfOlder older, @Nullable Integer abortAfter) {

  /** A class that objects get, and when. */
  record Transition(When when, String storageClass) {}

  /**
   * What becomes of the latest version of an object.
   *
   * @param expires null if it does not
   * @param removesMarkers whether a delete marker goes that no version lies under
   */
  record OfLatest(@Nullable When expires, boolean removesMarkers, List<Transition> transitions) {}

  /**
   * What becomes of versions that others have come above; their days count from then on.
   *
   * @param expires null if they do not
   * @param kept how many of them stay whatever their age
   */
  record OfOlder(@Nullable When expires, int kept, List<Transition> transitions) {}
}
