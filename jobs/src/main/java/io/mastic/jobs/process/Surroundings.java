package io.mastic.jobs.process;

import java.util.Map;
import java.util.function.Supplier;

/**
 * What a run finds around it.
 *
 * @param endpoint of this server, known once it listens
 * @param environment further variables for every run, such as the endpoint of a remote S3
 * @param host the name by which this machine knows its own runs again
 */
public record Surroundings(
    Supplier<String> endpoint, Map<String, String> environment, String host) {}
