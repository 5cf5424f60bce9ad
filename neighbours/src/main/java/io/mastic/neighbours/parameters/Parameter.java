package io.mastic.neighbours.parameters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A parameter without its values: name, type and tags, and of each version what was said with it,
 * as a JSON document.
 */
record Parameter(ObjectNode document) {

  static final String SECURE = "SecureString";

  static Parameter of(String name, String type) {
    ObjectNode document = Json.MAPPER.createObjectNode();
    document.put("Name", name).put("Type", type).put("Version", 0);
    document.putObject("Tags");
    document.putObject("Versions");
    return new Parameter(document);
  }

  String name() {
    return document.path("Name").asText();
  }

  String type() {
    return document.path("Type").asText();
  }

  boolean isSecure() {
    return type().equals(SECURE);
  }

  int latest() {
    return document.path("Version").asInt();
  }

  ObjectNode tags() {
    return document.withObjectProperty("Tags");
  }

  private ObjectNode versions() {
    return document.withObjectProperty("Versions");
  }

  /** What was said with a version: Description, KeyId, AllowedPattern, Tier, Date, User, Labels. */
  Optional<ObjectNode> version(int number) {
    return versions().get(String.valueOf(number)) instanceof ObjectNode found
        ? Optional.of(found)
        : Optional.empty();
  }

  ObjectNode current() {
    return version(latest()).orElseThrow();
  }

  ObjectNode addVersion() {
    int next = latest() + 1;
    document.put("Version", next);
    return versions().putObject(String.valueOf(next));
  }

  void removeVersion(int number) {
    versions().remove(String.valueOf(number));
  }

  /** The numbers of the versions that are there, ascending. */
  List<Integer> numbers() {
    List<Integer> numbers = new ArrayList<>();
    versions().fieldNames().forEachRemaining(name -> numbers.add(Integer.valueOf(name)));
    numbers.sort(Comparator.naturalOrder());
    return numbers;
  }

  List<String> labels(int number) {
    List<String> labels = new ArrayList<>();
    version(number)
        .map(version -> version.path("Labels"))
        .ifPresent(list -> list.forEach(label -> labels.add(label.asText())));
    return labels;
  }

  void labels(int number, List<String> labels) {
    ArrayNode list = version(number).orElseThrow().putArray("Labels");
    labels.forEach(list::add);
  }

  /** The version of that number or label; of no selector the latest. */
  Optional<Integer> select(String selector) {
    if (selector.isEmpty()) {
      return Optional.of(latest());
    }
    return numbers().stream()
        .filter(n -> selector.equals(String.valueOf(n)) || labels(n).contains(selector))
        .findFirst();
  }

  static String text(JsonNode version, String member) {
    return version.path(member).asText();
  }
}
