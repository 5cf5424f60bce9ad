package io.mastic.objects;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a listing.
 *
 * @param nextAfter what to pass as {@code after} for the next page; null on the last one
 */
public record ObjectListing(
    List<ObjectInfo> objects, List<String> commonPrefixes, @Nullable String nextAfter) {}
