package io.mastic.jobs.visual;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a node says, or a part of it. It knows which members were read: what is left at the end
 * would have been accepted and ignored, and is refused instead.
 */
final class NodeMembers {

  private final String path;
  private final JsonNode json;
  private final UnaryOperator<String> naming;
  private final Set<String> read = new HashSet<>();
  private final List<NodeMembers> parts = new ArrayList<>();

  /**
   * @param naming puts the node's name before what is wrong with it
   */
  NodeMembers(JsonNode json, UnaryOperator<String> naming) {
    this("", json, naming);
  }

  private NodeMembers(String path, JsonNode json, UnaryOperator<String> naming) {
    this.path = path;
    this.json = json;
    this.naming = naming;
  }

  VisualJobException refusal(String words) {
    return new VisualJobException(naming.apply(words));
  }

  VisualJobException refusal(String member, String words) {
    return refusal(path + member + " " + words);
  }

  private JsonNode take(String member) {
    read.add(member);
    return json.path(member);
  }

  boolean has(String member) {
    return !json.path(member).isMissingNode();
  }

  Optional<String> find(String member) {
    JsonNode value = take(member);
    return value.isMissingNode() ? Optional.empty() : Optional.of(value.asText());
  }

  String text(String member) {
    return find(member).orElseThrow(() -> refusal(member, "is required"));
  }

  boolean isOn(String member) {
    return take(member).asBoolean();
  }

  /** A text, number or truth, as Python has it. */
  Optional<Object> value(String member) {
    JsonNode value = take(member);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (value.isBoolean()) {
      return Optional.of(value.booleanValue());
    }
    return Optional.of(value.isNumber() ? value.numberValue() : value.asText());
  }

  /** A time as texts have it, to the second. */
  Optional<String> time(String member) {
    JsonNode value = take(member);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    Instant time =
        value.isNumber()
            ? Instant.ofEpochMilli(Math.round(value.asDouble() * 1000))
            : Instant.parse(value.asText());
    return Optional.of(time.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /** Sets an option to the member, if there is one. */
  void tell(String member, Map<String, Object> options, String option) {
    value(member).ifPresent(value -> options.put(option, value));
  }

  List<String> texts(String member) {
    List<String> texts = new ArrayList<>();
    take(member).forEach(each -> texts.add(each.asText()));
    return texts;
  }

  /** Fields by their paths, each as its names from the outside to the inside. */
  List<List<String>> paths(String member) {
    List<List<String>> paths = new ArrayList<>();
    for (JsonNode each : take(member)) {
      List<String> path = new ArrayList<>();
      each.forEach(name -> path.add(name.asText()));
      paths.add(path);
    }
    return paths;
  }

  Map<String, String> pairs(String member) {
    Map<String, String> pairs = new LinkedHashMap<>();
    take(member).properties().forEach(e -> pairs.put(e.getKey(), e.getValue().asText()));
    return pairs;
  }

  Optional<NodeMembers> part(String member) {
    JsonNode value = take(member);
    return value.isMissingNode()
        ? Optional.empty()
        : Optional.of(under(path + member + ".", value));
  }

  List<NodeMembers> parts(String member) {
    List<NodeMembers> all = new ArrayList<>();
    take(member).forEach(each -> all.add(under(path + member + ".", each)));
    return all;
  }

  private NodeMembers under(String place, JsonNode value) {
    NodeMembers part = new NodeMembers(place, value, naming);
    parts.add(part);
    return part;
  }

  /** Members that are for whoever draws the graph, and no rows can differ by them. */
  void leave(String... members) {
    read.addAll(List.of(members));
  }

  /**
   * @throws VisualJobException naming a member that nothing read
   */
  void checkAllRead() {
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!read.contains(name)) {
                throw refusal(name, "is not supported here");
              }
            });
    parts.forEach(NodeMembers::checkAllRead);
  }
}
