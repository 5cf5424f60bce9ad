package io.mastic.stacks.plan;

import io.mastic.stacks.stack.ResourceRow;
import io.mastic.stacks.template.Dependencies;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Resources in the order in which they could have been made. */
final class Order {

  private Order() {}

  static List<ResourceRow> of(Map<String, ResourceRow> rows) {
    Map<String, Set<String>> on = new LinkedHashMap<>();
    new TreeMap<>(rows)
        .forEach(
            (id, row) -> {
              Set<String> below = new LinkedHashSet<>(row.built().on());
              below.retainAll(rows.keySet());
              on.put(id, below);
            });
    Dependencies dependencies = new Dependencies(on);
    List<ResourceRow> ordered = new ArrayList<>();
    Set<String> rest = new LinkedHashSet<>(on.keySet());
    for (String id : dependencies.order()) {
      ResourceRow row = rows.get(id);
      if (row != null && rest.remove(id)) {
        ordered.add(row);
      }
    }
    // Two deployments may have left a circle.
    rest.forEach(
        id -> {
          ResourceRow row = rows.get(id);
          if (row != null) {
            ordered.add(row);
          }
        });
    return ordered;
  }
}
