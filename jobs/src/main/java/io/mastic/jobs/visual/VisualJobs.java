package io.mastic.jobs.visual;

import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.glue.model.CodeGenConfigurationNode;

/** Scripts of visual jobs. */
public final class VisualJobs {

  private VisualJobs() {}

  /** Whether the nodes are over a stream, so that the job is one of streaming. */
  public static boolean isStreaming(Map<String, CodeGenConfigurationNode> nodes) {
    return nodes.entrySet().stream()
        .map(e -> VisualNode.of(e.getKey(), e.getValue()))
        .anyMatch(node -> StreamNodes.isStream(node.type()));
  }

  /**
   * The script that does what the nodes say, in Python.
   *
   * @param files that the job's runs import modules from
   * @throws VisualJobException naming the node that cannot be done
   */
  public static String script(Map<String, CodeGenConfigurationNode> nodes, Set<String> files) {
    List<VisualNode> all =
        nodes.entrySet().stream().map(e -> VisualNode.of(e.getKey(), e.getValue())).toList();
    NodeScript script = new NodeScript(files);
    NodeGraph.inOrder(all).forEach(script::add);
    return script.text();
  }
}
