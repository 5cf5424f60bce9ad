package io.mastic.kernel.change;

import java.time.Instant;

/**
 * A change in its place.
 *
 * @param cursor right after it
 * @param at when it was published, to the millisecond
 */
public record Published(Cursor cursor, Instant at, Change change) {}
