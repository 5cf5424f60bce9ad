package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The properties of a type of resources: what a change of each does. A path like {@code
 * DatabaseInput/Name} is for a member that differs from the property that it is in.
 */
public final class PropertyTable {

  private final Map<String, Effect> effects = new LinkedHashMap<>();
  private final Map<String, String> reasons = new LinkedHashMap<>();
  private final Set<String> required = new LinkedHashSet<>();

  /** Adds properties whose change makes another resource. */
  public PropertyTable replaces(String... paths) {
    List.of(paths).forEach(path -> effects.put(path, Effect.REPLACES));
    return this;
  }

  /** Adds properties that are changed in place. */
  public PropertyTable inPlace(String... names) {
    List.of(names).forEach(name -> effects.put(name, Effect.IN_PLACE));
    return this;
  }

  /** Adds properties that are accepted, and do nothing here for that reason. */
  public PropertyTable kept(String reason, String... names) {
    List.of(names)
        .forEach(
            name -> {
              effects.put(name, Effect.KEPT);
              reasons.put(name, reason);
            });
    return this;
  }

  /** Says which properties must be there. */
  public PropertyTable required(String... names) {
    required.addAll(List.of(names));
    return this;
  }

  public Map<String, Effect> effects() {
    return Collections.unmodifiableMap(effects);
  }

  /** Why properties do nothing here, by their names. */
  public Map<String, String> reasons() {
    return Collections.unmodifiableMap(reasons);
  }

  /** What is wrong with the names of some properties, in AWS's words. */
  public List<String> faults(ObjectNode properties) {
    List<String> faults = new ArrayList<>();
    for (String name : required) {
      if (!properties.has(name)) {
        faults.add("#: required key [" + name + "] not found");
      }
    }
    properties
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!effects.containsKey(name)) {
                faults.add("#: extraneous key [" + name + "] is not permitted");
              }
            });
    return faults;
  }

  /** The properties that differ, with what each change does. */
  public Map<String, Effect> changes(ObjectNode before, ObjectNode after) {
    Map<String, Effect> changes = new LinkedHashMap<>();
    effects.forEach(
        (path, effect) -> {
          if (!path.contains("/") && !at(before, path).equals(at(after, path))) {
            changes.put(path, effect);
          }
        });
    effects.forEach(
        (path, effect) -> {
          if (path.contains("/") && !at(before, path).equals(at(after, path))) {
            changes.put(path.substring(0, path.indexOf('/')), effect);
          }
        });
    return changes;
  }

  /** Whether one with these properties is another than one with those. */
  public boolean isAnother(ObjectNode before, ObjectNode after) {
    return changes(before, after).containsValue(Effect.REPLACES);
  }

  private static JsonNode at(ObjectNode properties, String path) {
    return properties.at("/" + path);
  }
}
