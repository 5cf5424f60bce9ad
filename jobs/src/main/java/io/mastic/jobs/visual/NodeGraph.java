package io.mastic.jobs.visual;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The order in which nodes can be worked through. */
final class NodeGraph {

  private NodeGraph() {}

  /**
   * Each behind what it takes in, otherwise as they were said.
   *
   * @throws VisualJobException if a node takes in one that is not there, or they go round in
   *     circles
   */
  static List<VisualNode> inOrder(List<VisualNode> nodes) {
    Map<String, VisualNode> byId = new LinkedHashMap<>();
    nodes.forEach(node -> byId.put(node.id(), node));
    Map<String, List<VisualNode>> takers = new HashMap<>();
    Map<String, Integer> missing = new HashMap<>();
    for (VisualNode node : nodes) {
      for (String input : node.inputs()) {
        if (!byId.containsKey(input)) {
          throw node.refusal("its input " + input + " is not there");
        }
        takers.computeIfAbsent(input, id -> new ArrayList<>()).add(node);
        missing.merge(node.id(), 1, Integer::sum);
      }
    }
    Deque<VisualNode> ready = new ArrayDeque<>();
    nodes.stream().filter(node -> !missing.containsKey(node.id())).forEach(ready::add);
    List<VisualNode> ordered = new ArrayList<>();
    while (!ready.isEmpty()) {
      VisualNode node = ready.remove();
      ordered.add(node);
      for (VisualNode taker : takers.getOrDefault(node.id(), List.of())) {
        if (missing.merge(taker.id(), -1, Integer::sum) == 0) {
          ready.add(taker);
        }
      }
    }
    if (ordered.size() < nodes.size()) {
      VisualNode stuck = nodes.stream().filter(n -> !ordered.contains(n)).findFirst().orElseThrow();
      throw stuck.refusal("the graph goes round in circles");
    }
    return ordered;
  }
}
