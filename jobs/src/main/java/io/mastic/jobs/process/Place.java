package io.mastic.jobs.process;

import java.time.Instant;

/**
 * A process, so that it can be found again: an id alone may have gone to another process since.
 *
 * @param host the name of the machine
 * @param startedAt when the operating system says that the process began
 */
public record Place(String host, long pid, Instant startedAt) {}
