package io.mastic.jobs.logs;

import java.util.List;

/**
 * Some events of a stream, the earliest first, and the offsets at which a reader goes on.
 *
 * @param before what lies in front of this offset is earlier
 * @param after what comes from this offset on is later, now or in future
 * @param bytes how much was looked through for it
 */
public record LogPage(List<LogEvent> events, long before, long after, long bytes) {}
