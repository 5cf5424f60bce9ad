package io.mastic.stacks.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which resources stand on which: by what they refer to, and by DependsOn.
 *
 * @param on for each resource those that it stands on
 */
public record Dependencies(Map<String, Set<String>> on) {

  public static Dependencies of(Template template) {
    Map<String, Set<String>> on = new LinkedHashMap<>();
    for (ResourceSpec resource : template.resources().values()) {
      Set<String> names = new LinkedHashSet<>(resource.dependsOn());
      Reference.in(resource.properties()).forEach(reference -> names.add(reference.name()));
      names.retainAll(template.resources().keySet());
      on.put(resource.logicalId(), names);
    }
    return new Dependencies(on);
  }

  /** Those that a resource stands on. */
  public Set<String> of(String logicalId) {
    return on.getOrDefault(logicalId, Set.of());
  }

  /** All resources, each after those that it stands on; those in a circle are left out. */
  public List<String> order() {
    Map<String, Integer> open = new LinkedHashMap<>();
    Map<String, List<String>> above = new LinkedHashMap<>();
    on.forEach(
        (name, below) -> {
          open.put(name, below.size());
          below.forEach(each -> above.computeIfAbsent(each, none -> new ArrayList<>()).add(name));
        });
    Deque<String> ready = new ArrayDeque<>();
    open.forEach(
        (name, count) -> {
          if (count == 0) {
            ready.add(name);
          }
        });
    List<String> order = new ArrayList<>();
    while (!ready.isEmpty()) {
      String next = ready.remove();
      order.add(next);
      for (String name : above.getOrDefault(next, List.of())) {
        if (open.merge(name, -1, Integer::sum) == 0) {
          ready.add(name);
        }
      }
    }
    return order;
  }

  /** Those that stand in a circle or on one. */
  List<String> circle() {
    Set<String> rest = new LinkedHashSet<>(on.keySet());
    order().forEach(rest::remove);
    return List.copyOf(rest);
  }
}
