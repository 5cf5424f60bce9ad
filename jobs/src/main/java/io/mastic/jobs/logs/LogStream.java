package io.mastic.jobs.logs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stream of a log group: what one run or crawler wrote.
 *
 * @param firstEventAt null if nothing has been written yet
 * @param lastEventAt likewise
 * @param bytes how much has been written
 */
public record LogStream(
    String name,
    Instant createdAt,
    @Nullable Instant firstEventAt,
    @Nullable Instant lastEventAt,
    long bytes) {}
