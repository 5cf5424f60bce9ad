package io.mastic.catalog.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.glue.model.CodeGenEdge;
import software.amazon.awssdk.services.glue.model.CodeGenNode;

/** Nodes and what flows between them. */
public record ScriptGraph(List<CodeGenNode> nodes, List<CodeGenEdge> edges) {

  public ScriptGraph {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /**
   * The nodes in an order in which each comes behind what it takes in; otherwise as they were said.
   *
   * @throws ScriptException if two have one name, an edge leads to none, or they go round in
   *     circles
   */
  List<CodeGenNode> inOrder() {
    Map<String, CodeGenNode> byId = byId();
    Map<String, List<CodeGenNode>> targets = new HashMap<>();
    Map<String, Integer> missing = new HashMap<>();
    for (CodeGenEdge edge : edges) {
      CodeGenNode source = known(byId, edge.source());
      targets.computeIfAbsent(source.id(), id -> new ArrayList<>()).add(known(byId, edge.target()));
      missing.merge(edge.target(), 1, Integer::sum);
    }
    Deque<CodeGenNode> ready = new ArrayDeque<>();
    nodes.stream().filter(node -> !missing.containsKey(node.id())).forEach(ready::add);
    List<CodeGenNode> ordered = new ArrayList<>();
    while (!ready.isEmpty()) {
      CodeGenNode node = ready.remove();
      ordered.add(node);
      for (CodeGenNode target : targets.getOrDefault(node.id(), List.of())) {
        if (missing.merge(target.id(), -1, Integer::sum) == 0) {
          ready.add(target);
        }
      }
    }
    if (ordered.size() < nodes.size()) {
      throw new ScriptException("The graph goes round in circles.");
    }
    return ordered;
  }

  private Map<String, CodeGenNode> byId() {
    Map<String, CodeGenNode> byId = new LinkedHashMap<>();
    for (CodeGenNode node : nodes) {
      if (byId.put(node.id(), node) != null) {
        throw new ScriptException("Two nodes have the id " + node.id() + ".");
      }
    }
    return byId;
  }

  private static CodeGenNode known(Map<String, CodeGenNode> byId, String id) {
    CodeGenNode node = byId.get(id);
    if (node == null) {
      throw new ScriptException("An edge leads to the node " + id + ", which is not there.");
    }
    return node;
  }

  /** The edges by the node that they lead to, in the order in which they were said. */
  Map<String, List<CodeGenEdge>> edgesByTarget() {
    return edges.stream().collect(Collectors.groupingBy(CodeGenEdge::target));
  }
}
