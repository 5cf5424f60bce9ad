package io.mastic.jobs.logs;

import java.time.Instant;

/**
 * One line.
 *
 * @param time when it was written
 * @param offset in its stream, by which it is named
 */
public record LogEvent(Instant time, String message, long offset) {}
