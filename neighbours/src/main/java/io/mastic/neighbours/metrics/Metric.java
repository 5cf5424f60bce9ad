package io.mastic.neighbours.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is measured; a metric with other dimensions is another one. */
record Metric(String namespace, String name, SortedMap<String, String> dimensions) {

  static Metric of(String namespace, String name, JsonNode dimensions) {
    SortedMap<String, String> all = new TreeMap<>();
    dimensions.forEach(each -> all.put(each.path("Name").asText(), each.path("Value").asText()));
    return new Metric(namespace, name, all);
  }

  static Metric stored(String namespace, String name, String dimensions) {
    SortedMap<String, String> all = new TreeMap<>();
    Json.read(dimensions).properties().forEach(e -> all.put(e.getKey(), e.getValue().asText()));
    return new Metric(namespace, name, all);
  }

  String dimensionsText() {
    return Json.write(dimensions);
  }

  ObjectNode json() {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("Namespace", namespace).put("MetricName", name);
    ArrayNode all = json.putArray("Dimensions");
    for (Map.Entry<String, String> each : dimensions.entrySet()) {
      all.addObject().put("Name", each.getKey()).put("Value", each.getValue());
    }
    return json;
  }
}
