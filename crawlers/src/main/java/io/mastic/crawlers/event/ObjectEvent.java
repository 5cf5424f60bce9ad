package io.mastic.crawlers.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An object of which an event tells that it came or went.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html">Event
 *     message structure</a>
 */
public record ObjectEvent(String bucket, String key) {

  /**
   * The objects that a message tells of: S3's own, or as a topic or a bus hands them on; none for
   * the test that S3 sends first. Empty if it is no message of S3's.
   */
  public static Optional<List<ObjectEvent>> of(String body) {
    JsonNode json;
    try {
      json = Json.MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    if (json.path("Type").asText().equals("Notification")) {
      return of(json.path("Message").asText());
    }
    if (json.path("Event").asText().equals("s3:TestEvent")) {
      return Optional.of(List.of());
    }
    if (json.path("source").asText().equals("aws.s3")) {
      JsonNode detail = json.path("detail");
      return named(detail.path("bucket").path("name"), detail.path("object").path("key"), "")
          .map(List::of);
    }
    return json.path("Records").isArray() && !json.path("Records").isEmpty()
        ? records(json.path("Records"))
        : Optional.empty();
  }

  private static Optional<List<ObjectEvent>> records(JsonNode records) {
    List<ObjectEvent> events = new ArrayList<>();
    for (JsonNode record : records) {
      JsonNode s3 = record.path("s3");
      Optional<ObjectEvent> event =
          named(s3.path("bucket").path("name"), s3.path("object").path("key"), "URL");
      if (event.isEmpty()) {
        return Optional.empty();
      }
      events.add(event.get());
    }
    return Optional.of(events);
  }

  private static Optional<ObjectEvent> named(JsonNode bucket, JsonNode key, String written) {
    if (!bucket.isTextual() || !key.isTextual()) {
      return Optional.empty();
    }
    try {
      String name =
          written.isEmpty()
              ? key.textValue()
              : URLDecoder.decode(key.textValue(), StandardCharsets.UTF_8);
      return Optional.of(new ObjectEvent(bucket.textValue(), name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** With a trailing slash; empty for the bucket itself. */
  public String folder() {
    return key.substring(0, key.lastIndexOf('/') + 1);
  }
}
