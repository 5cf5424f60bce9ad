package io.mastic.objects;

/** An object as a HEAD shows it. A remote store leaves the tags themselves out and counts them. */
public record StoredObject(ObjectInfo info, ObjectFacts facts, int tagCount) {}
