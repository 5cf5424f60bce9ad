package io.mastic.neighbours.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import io.mastic.neighbours.call.Call;
import io.mastic.wire.json.JsonServiceException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Events of clients: each entry is taken, or refused by itself. */
final class PutEvents {

  private static final int MOST_BYTES = 256 * 1024;

  private final Db db;
  private final Clock clock;
  private final EventRules rules;
  private final EventBus bus;

  PutEvents(Db db, Clock clock, EventRules rules, EventBus bus) {
    this.db = db;
    this.clock = clock;
    this.rules = rules;
    this.bus = bus;
  }

  ObjectNode put(Call call) {
    List<JsonNode> entries = call.each("Entries");
    if (entries.stream().mapToLong(PutEvents::size).sum() > MOST_BYTES) {
      throw EventErrors.invalid("Total size of the entries in the request is over the limit.");
    }
    return db.write(
        h -> {
          ObjectNode answer = Json.MAPPER.createObjectNode();
          ArrayNode list = answer.putArray("Entries");
          int failed = 0;
          for (JsonNode entry : entries) {
            try {
              String id = put(entry);
              list.addObject().put("EventId", id);
            } catch (JsonServiceException e) {
              list.addObject().put("ErrorCode", e.code()).put("ErrorMessage", e.getMessage());
              failed++;
            }
          }
          return answer.put("FailedEntryCount", failed);
        });
  }

  /** As EventBridge counts: time 14 bytes, and the texts. */
  private static long size(JsonNode entry) {
    long size = entry.has("Time") ? 14 : 0;
    for (String member : List.of("Source", "DetailType", "Detail")) {
      size += utf8(entry.path(member));
    }
    for (JsonNode resource : entry.path("Resources")) {
      size += utf8(resource);
    }
    return size;
  }

  private static long utf8(JsonNode text) {
    return text.asText().getBytes(StandardCharsets.UTF_8).length;
  }

  private String put(JsonNode entry) {
    for (String member : List.of("Source", "DetailType", "Detail")) {
      if (entry.path(member).asText().isEmpty()) {
        throw refused(
            "InvalidArgument",
            "Parameter "
                + member
                + " is not valid. Reason: "
                + member
                + " is a required argument.");
      }
    }
    String source = entry.path("Source").asText();
    if (source.startsWith("aws.")) {
      throw refused("NotAuthorizedForSourceException", "Not authorized for the source.");
    }
    String name = EventRules.busName(entry.path("EventBusName").asText(EventRule.DEFAULT_BUS));
    ObjectNode unused = rules.loadBus(name);
    List<String> resources = new ArrayList<>();
    entry.path("Resources").forEach(resource -> resources.add(resource.asText()));
    Instant time =
        entry.has("Time")
            ? Instant.ofEpochMilli((long) (entry.get("Time").asDouble() * 1_000))
            : clock.instant();
    BusEvent event =
        BusEvent.of(source, entry.path("DetailType").asText(), time, detail(entry))
            .about(resources);
    return bus.put(name, event);
  }

  private static JsonNode detail(JsonNode entry) {
    try {
      JsonNode detail = Json.read(entry.path("Detail").asText());
      if (detail.isObject()) {
        return detail;
      }
    } catch (IllegalArgumentException e) {
      throw refused("MalformedDetail", "Detail is malformed.");
    }
    throw refused("MalformedDetail", "Detail is malformed.");
  }

  private static JsonServiceException refused(String code, String message) {
    return new JsonServiceException(400, code, message);
  }
}
