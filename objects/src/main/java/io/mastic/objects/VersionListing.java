package io.mastic.objects;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of all versions, by key, the latest first.
 *
 * @param nextKey where the next page begins: after this version of this key, or common prefix; null
 *     on the last one
 * @param nextId null after a common prefix
 */
public record VersionListing(
    List<ObjectVersion> versions,
    List<String> commonPrefixes,
    @Nullable String nextKey,
    @Nullable String nextId) {}
