package io.mastic.runtime.bookmark;

/** How far one source has been read. */
public sealed interface ReadProgress permits Seen, SeenRows {}
