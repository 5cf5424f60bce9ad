package io.mastic.neighbours.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.neighbours.patterns.EventPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A rule as it is kept: what PutRule gave, its tags, and its targets by their ids. */
record EventRule(String bus, String name, ObjectNode document) {

  static final String DEFAULT_BUS = "default";

  String arn() {
    Caller caller = Caller.current();
    return "arn:aws:events:"
        + caller.region()
        + ":"
        + caller.account()
        + ":rule/"
        + (bus.equals(DEFAULT_BUS) ? "" : bus + "/")
        + name;
  }

  boolean isEnabled() {
    return !document.path("State").asText().equals("DISABLED");
  }

  Optional<EventPattern> pattern() {
    return find("EventPattern").map(EventPattern::parse);
  }

  Optional<String> find(String member) {
    JsonNode value = document.get(member);
    return value == null ? Optional.empty() : Optional.of(value.asText());
  }

  ObjectNode targets() {
    return document.withObjectProperty("Targets");
  }

  ObjectNode tags() {
    return document.withObjectProperty("Tags");
  }

  List<ObjectNode> targetList() {
    List<ObjectNode> all = new ArrayList<>();
    targets().forEach(target -> all.add((ObjectNode) target));
    return all;
  }
}
