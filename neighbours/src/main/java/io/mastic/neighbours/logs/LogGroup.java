package io.mastic.neighbours.logs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A log group that a client made, or of which it said something.
 *
 * @param id by which its streams are found; a group of the same name that is made later has another
 * @param document its key, class and tags
 */
record LogGroup(
    String name, String id, Instant createdAt, OptionalInt retentionDays, ObjectNode document) {

  static final String KEY = "kmsKeyId";
  static final String CLASS = "logGroupClass";
  private static final String TAGS = "tags";

  static String arn(String name) {
    Caller caller = Caller.current();
    return "arn:aws:logs:" + caller.region() + ":" + caller.account() + ":log-group:" + name;
  }

  /** From when on its events are kept, if they are not kept for ever. */
  Optional<Instant> oldest(Instant now) {
    return retentionDays.isPresent()
        ? Optional.of(now.minus(Duration.ofDays(retentionDays.getAsInt())))
        : Optional.empty();
  }

  Map<String, String> tags() {
    Map<String, String> tags = new TreeMap<>();
    document
        .path(TAGS)
        .properties()
        .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
    return tags;
  }

  ObjectNode tagsToChange() {
    return document.withObjectProperty(TAGS);
  }
}
