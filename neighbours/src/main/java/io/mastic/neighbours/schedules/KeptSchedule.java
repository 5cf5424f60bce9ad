package io.mastic.neighbours.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import java.time.Instant;

/**
 * A schedule of the caller's.
 *
 * @param document what it was made of, whole, and when
 */
record KeptSchedule(String group, String name, ObjectNode document) {

  static final String MADE = "CreationDate";
  static final String CHANGED = "LastModificationDate";

  /** What names it within an account and region. */
  static String key(String group, String name) {
    return group + "/" + name;
  }

  static KeptSchedule of(String key, ObjectNode document) {
    int slash = key.indexOf('/');
    return new KeptSchedule(key.substring(0, slash), key.substring(slash + 1), document);
  }

  static String arn(String kind, String name) {
    Caller caller = Caller.current();
    return "arn:aws:scheduler:"
        + caller.region()
        + ":"
        + caller.account()
        + ":"
        + kind
        + "/"
        + name;
  }

  String key() {
    return key(group, name);
  }

  String arn() {
    return arn("schedule", key());
  }

  boolean isEnabled() {
    return document.path("State").asText().equals("ENABLED");
  }

  boolean goesWhenDone() {
    return document.path("ActionAfterCompletion").asText().equals("DELETE");
  }

  JsonNode target() {
    return document.path("Target");
  }

  DueTimes times() {
    return DueTimes.of(document, Instant.ofEpochMilli(millis(CHANGED)));
  }

  private long millis(String member) {
    return Math.round(document.path(member).asDouble() * 1_000);
  }

  /** How long after its time it may be at the latest, in milliseconds. */
  long window() {
    return document.at("/FlexibleTimeWindow/MaximumWindowInMinutes").asLong(0) * 60_000;
  }
}
