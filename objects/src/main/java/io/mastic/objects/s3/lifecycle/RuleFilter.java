package io.mastic.objects.s3.lifecycle;

import io.mastic.objects.ObjectVersion;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which objects a rule is for.
 *
 * @param tags that an object must have, all of them
 * @param above the size in bytes that an object must be greater than; null for any
 * @param below the size in bytes that an object must be less than; null for any
 */
record RuleFilter(
    String prefix, Map<String, String> tags, @Nullable Long above, @Nullable Long below) {

  RuleFilter {
    tags = Map.copyOf(tags);
  }

  boolean hasSizes() {
    return above != null || below != null;
  }

  /**
   * A delete marker has no size and no tags.
   *
   * @param tagsOf asked only where tags matter
   */
  boolean matches(ObjectVersion version, Function<ObjectVersion, Map<String, String>> tagsOf) {
    if (!version.info().key().startsWith(prefix)) {
      return false;
    }
    if (version.isMarker()) {
      return tags.isEmpty() && !hasSizes();
    }
    long size = version.info().size();
    return (above == null || size > above)
        && (below == null || size < below)
        && (tags.isEmpty() || tagsOf.apply(version).entrySet().containsAll(tags.entrySet()));
  }
}
