package io.mastic.objects;

/**
 * A version of an object, as a listing shows it.
 *
 * @param info of a delete marker it says the key and the time alone
 */
public record ObjectVersion(ObjectInfo info, String id, boolean isLatest, boolean isMarker) {}
