package io.mastic.workflows.step;

import static io.mastic.workflows.step.Examples.conditions;
import static io.mastic.workflows.step.Examples.crawl;
import static io.mastic.workflows.step.Examples.job;
import static io.mastic.workflows.step.Examples.onDemand;
import static io.mastic.workflows.step.Examples.run;
import static io.mastic.workflows.step.Examples.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.glue.model.Logical;
import software.amazon.awssdk.services.glue.model.Node;
import software.amazon.awssdk.services.glue.model.Trigger;
import software.amazon.awssdk.services.glue.model.WorkflowGraph;

class GraphViewTest {

  private static final List<Trigger> DIAMOND =
      List.of(
          onDemand("start", run("a"), run("b")),
          when(
              "join",
              Logical.AND,
              conditions(job("a", JobRunState.SUCCEEDED), job("b", JobRunState.SUCCEEDED)),
              crawl("c")));

  @Test
  void nodesAndEdges() {
    WorkflowGraph graph = GraphView.of("w", DIAMOND, Function.identity());
    Map<String, String> names =
        graph.nodes().stream().collect(Collectors.toMap(Node::uniqueId, Node::name));
    assertThat(names.values()).containsExactlyInAnyOrder("start", "a", "b", "join", "c");
    assertThat(graph.edges())
        .extracting(e -> names.get(e.sourceId()) + ">" + names.get(e.destinationId()))
        .containsExactlyInAnyOrder("start>a", "start>b", "a>join", "b>join", "join>c");
  }

  @Test
  void idsStayFromRunToRunAndDifferBetweenWorkflows() {
    assertThat(GraphView.of("w", DIAMOND, Function.identity()))
        .isEqualTo(GraphView.of("w", DIAMOND, Function.identity()));
    assertThat(GraphView.of("w", DIAMOND, Function.identity()).nodes())
        .extracting(Node::uniqueId)
        .doesNotContainAnyElementsOf(
            GraphView.of("v", DIAMOND, Function.identity()).nodes().stream()
                .map(Node::uniqueId)
                .toList());
  }
}
