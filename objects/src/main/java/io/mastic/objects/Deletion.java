package io.mastic.objects;

import org.jspecify.annotations.Nullable;

/**
 * What a deletion did.
 *
 * @param versionId of the version that went, or of the marker that came; null in a bucket that
 *     never had versions
 * @param isMarker whether that is a delete marker
 */
public record Deletion(@Nullable String versionId, boolean isMarker) {

  public static final Deletion PLAIN = new Deletion(null, false);
}
