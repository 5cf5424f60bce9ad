package io.mastic.neighbours.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Ids;
import io.mastic.kernel.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * An event as a bus takes it.
 *
 * @param source for example {@code aws.glue}
 * @param type what stands in {@code detail-type}
 * @param resources ARNs
 * @param cause the workflow by which it came about; empty for none
 */
public record BusEvent(
    String source,
    String type,
    Instant time,
    List<String> resources,
    JsonNode detail,
    String cause) {

  public static BusEvent of(String source, String type, Instant time, JsonNode detail) {
    return new BusEvent(source, type, time, List.of(), detail, "");
  }

  public BusEvent about(List<String> arns) {
    return new BusEvent(source, type, time, arns, detail, cause);
  }

  public BusEvent by(String workflow) {
    return new BusEvent(source, type, time, resources, detail, workflow);
  }

  /** As targets get it, with an id of its own. */
  ObjectNode document() {
    Caller caller = Caller.current();
    ObjectNode event = Json.MAPPER.createObjectNode();
    event.put("version", "0").put("id", Ids.uuid());
    event.put("detail-type", type).put("source", source).put("account", caller.account());
    event.put("time", time.truncatedTo(ChronoUnit.SECONDS).toString());
    event.put("region", caller.region());
    resources.forEach(event.putArray("resources")::add);
    event.set("detail", detail);
    return event;
  }
}
