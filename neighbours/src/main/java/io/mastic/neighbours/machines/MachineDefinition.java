package io.mastic.neighbours.machines;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is wrong with a definition in the Amazon States Language: its states, and where each leads.
 * What a state does with its data is not looked at.
 */
final class MachineDefinition {

  /** One thing that is wrong. */
  record Fault(String code, String message, String location) {}

  /** By type of state, what one must have besides. */
  private static final Map<String, List<String>> NEEDS =
      Map.of(
          "Task", List.of("Resource"),
          "Pass", List.of(),
          "Choice", List.of("Choices"),
          "Wait", List.of(),
          "Succeed", List.of(),
          "Fail", List.of(),
          "Parallel", List.of("Branches"),
          "Map", List.of());

  private static final Set<String> ENDS = Set.of("Succeed", "Fail");

  private final List<Fault> faults = new ArrayList<>();

  private MachineDefinition() {}

  static List<Fault> faults(String text) {
    MachineDefinition definition = new MachineDefinition();
    try {
      JsonNode machine = Json.read(text);
      if (machine.isObject()) {
        definition.machine(machine, "");
      } else {
        definition.add("INVALID_JSON_DESCRIPTION", "The definition is not a JSON object.", "");
      }
    } catch (IllegalArgumentException e) {
      definition.add("INVALID_JSON_DESCRIPTION", "The definition is not valid JSON.", "");
    }
    return definition.faults;
  }

  private void add(String code, String message, String location) {
    faults.add(new Fault(code, message, location.isEmpty() ? "/" : location));
  }

  private void schema(String message, String location) {
    add("SCHEMA_VALIDATION_FAILED", message, location);
  }

  private void machine(JsonNode machine, String at) {
    JsonNode states = machine.path("States");
    if (!states.isObject() || states.isEmpty()) {
      schema("A state machine needs States.", at + "/States");
      return;
    }
    String start = machine.path("StartAt").asText("");
    if (start.isEmpty()) {
      schema("A state machine needs StartAt.", at + "/StartAt");
    } else if (!states.has(start)) {
      add("MISSING_TRANSITION_TARGET", "StartAt names no state: " + start, at + "/StartAt");
    }
    boolean ends = false;
    for (Map.Entry<String, JsonNode> state : states.properties()) {
      if (state.getKey().length() > 80) {
        schema("A state's name has at most 80 characters.", at + "/States/" + state.getKey());
      }
      state(state.getValue(), states, at + "/States/" + state.getKey());
      ends |= isEnd(state.getValue());
    }
    if (!ends) {
      add("NO_TERMINAL_STATE", "No state ends the machine.", at + "/States");
    }
    reach(states, start, at);
  }

  private static boolean isEnd(JsonNode state) {
    return state.path("End").asBoolean() || ENDS.contains(state.path("Type").asText());
  }

  private void state(JsonNode state, JsonNode states, String at) {
    String type = state.path("Type").asText("");
    List<String> needed = NEEDS.get(type);
    if (needed == null) {
      schema("There is no type of state \"" + type + "\".", at + "/Type");
      return;
    }
    for (String member : needed) {
      if (!state.has(member)) {
        schema("A state of the type " + type + " needs " + member + ".", at + "/" + member);
      }
    }
    boolean leads = !ENDS.contains(type) && !type.equals("Choice");
    if (leads && state.has("Next") == state.path("End").asBoolean()) {
      schema("A state of the type " + type + " needs Next or End, and not both.", at);
    }
    for (String target : targets(state)) {
      if (!states.has(target)) {
        add("MISSING_TRANSITION_TARGET", "There is no state " + target + " to lead to.", at);
      }
    }
    int branch = 0;
    for (JsonNode each : state.path("Branches")) {
      machine(each, at + "/Branches[" + branch++ + "]");
    }
    if (type.equals("Map")) {
      String inner = state.has("ItemProcessor") ? "ItemProcessor" : "Iterator";
      machine(state.path(inner), at + "/" + inner);
    }
  }

  private static List<String> targets(JsonNode state) {
    List<String> targets = new ArrayList<>();
    for (String member : List.of("Next", "Default")) {
      if (state.path(member).isTextual()) {
        targets.add(state.path(member).asText());
      }
    }
    for (String list : List.of("Choices", "Catch")) {
      state.path(list).forEach(one -> targets.add(one.path("Next").asText()));
    }
    return targets;
  }

  private void reach(JsonNode states, String start, String at) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      String name = open.pop();
      if (states.has(name) && seen.add(name)) {
        open.addAll(targets(states.path(name)));
      }
    }
    states
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!seen.contains(name)) {
                add(
                    "UNREACHABLE_STATE",
                    "No way leads to the state " + name + ".",
                    at + "/States/" + name);
              }
            });
  }
}
