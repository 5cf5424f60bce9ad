package io.mastic.kernel.task;

/**
 * A piece of durable work that one server at a time does.
 *
 * @param kind names the handler
 * @param key unique among the tasks of a kind, for example a run id
 * @param payload JSON, the handler's own
 * @param attempts how often it was begun before and did not end
 */
public record Task(String id, String kind, String key, String payload, int attempts) {}
