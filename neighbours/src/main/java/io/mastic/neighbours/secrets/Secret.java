package io.mastic.neighbours.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A secret without its values: what is kept of it, as a JSON document. Times are epoch
 * milliseconds.
 */
record Secret(ObjectNode document) {

  static Secret of(String name, String arn, long now) {
    ObjectNode document = Json.MAPPER.createObjectNode();
    document.put("Name", name).put("ARN", arn).put("Created", now).put("Changed", now);
    document.putObject("Versions");
    return new Secret(document);
  }

  String name() {
    return document.path("Name").asText();
  }

  String arn() {
    return document.path("ARN").asText();
  }

  Optional<String> find(String member) {
    return Optional.ofNullable(document.get(member)).map(JsonNode::asText);
  }

  Optional<Long> time(String member) {
    return Optional.ofNullable(document.get(member)).map(JsonNode::asLong);
  }

  boolean isToBeDeleted() {
    return document.has("Deleted");
  }

  ObjectNode versions() {
    return (ObjectNode) document.get("Versions");
  }

  boolean hasVersion(String version) {
    return versions().has(version);
  }

  /** The labels of a version, as they were attached. */
  List<String> stages(String version) {
    List<String> stages = new ArrayList<>();
    versions().path(version).path("Stages").forEach(stage -> stages.add(stage.asText()));
    return stages;
  }

  long created(String version) {
    return versions().path(version).path("Created").asLong();
  }

  /** The version that has that label. */
  Optional<String> staged(String stage) {
    return versionNames().stream().filter(v -> stages(v).contains(stage)).findFirst();
  }

  List<String> versionNames() {
    List<String> names = new ArrayList<>();
    versions().fieldNames().forEachRemaining(names::add);
    return names;
  }

  Map<String, String> tags() {
    Map<String, String> tags = new LinkedHashMap<>();
    document.path("Tags").properties().forEach(e -> tags.put(e.getKey(), e.getValue().asText()));
    return tags;
  }
}
