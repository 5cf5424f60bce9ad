package io.mastic.objects;

import org.jspecify.annotations.Nullable;

/**
 * An object as a HEAD shows it. A remote store leaves the tags themselves out and counts them.
 *
 * @param versionId null in a bucket that never had versions
 */
public record StoredObject(
    ObjectInfo info, ObjectFacts facts, int tagCount, @Nullable String versionId) {

  public StoredObject(ObjectInfo info, ObjectFacts facts, int tagCount) {
    this(info, facts, tagCount, null);
  }

  public StoredObject withoutVersion() {
    return new StoredObject(info, facts, tagCount);
  }
}
