package io.mastic.workflows.step;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.glue.model.Action;
import software.amazon.awssdk.services.glue.model.Condition;
import software.amazon.awssdk.services.glue.model.Edge;
import software.amazon.awssdk.services.glue.model.Node;
import software.amazon.awssdk.services.glue.model.NodeType;
import software.amazon.awssdk.services.glue.model.Trigger;
import software.amazon.awssdk.services.glue.model.TriggerNodeDetails;
import software.amazon.awssdk.services.glue.model.WorkflowGraph;

/**
 * A workflow's triggers as nodes and edges: a node for each trigger, job and crawler, an edge from
 * a trigger to what it starts and from what a trigger watches to that trigger.
 */
public final class GraphView {

  private final String workflow;
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Set<Edge> edges = new LinkedHashSet<>();

  private GraphView(String workflow) {
    this.workflow = workflow;
  }

  /**
   * Draws the graph.
   *
   * @param details adds to a job's or crawler's node what is known of it, for example its runs
   */
  public static WorkflowGraph of(
      String workflow, List<Trigger> triggers, Function<Node, Node> details) {
    GraphView graph = new GraphView(workflow);
    triggers.forEach(graph::draw);
    return WorkflowGraph.builder()
        .nodes(graph.nodes.values().stream().map(details).toList())
        .edges(new ArrayList<>(graph.edges))
        .build();
  }

  private void draw(Trigger trigger) {
    String id = id(workflow, NodeType.TRIGGER, trigger.name());
    nodes.put(
        id,
        Node.builder()
            .type(NodeType.TRIGGER)
            .name(trigger.name())
            .uniqueId(id)
            .triggerDetails(TriggerNodeDetails.builder().trigger(trigger).build())
            .build());
    for (Action action : trigger.actions()) {
      edges.add(edge(id, node(action.jobName(), action.crawlerName())));
    }
    if (trigger.predicate() != null) {
      for (Condition condition : trigger.predicate().conditions()) {
        edges.add(edge(node(condition.jobName(), condition.crawlerName()), id));
      }
    }
  }

  private String node(String jobName, String crawlerName) {
    NodeType type = jobName != null ? NodeType.JOB : NodeType.CRAWLER;
    String name = jobName != null ? jobName : crawlerName;
    String id = id(workflow, type, name);
    nodes.computeIfAbsent(id, i -> Node.builder().type(type).name(name).uniqueId(i).build());
    return id;
  }

  private static Edge edge(String from, String to) {
    return Edge.builder().sourceId(from).destinationId(to).build();
  }

  /**
   * The same node has the same id in the workflow and in all of its runs, as ResumeWorkflowRun
   * needs it.
   */
  public static String id(String workflow, NodeType type, String name) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((workflow + '\n' + type + '\n' + name).getBytes(StandardCharsets.UTF_8));
      return "wnode_" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
