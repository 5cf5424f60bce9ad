package io.mastic.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Crawl;
import software.amazon.awssdk.services.glue.model.Edge;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.Node;
import software.amazon.awssdk.services.glue.model.NodeType;
import software.amazon.awssdk.services.glue.model.WorkflowGraph;
import software.amazon.awssdk.services.glue.model.WorkflowRun;
import software.amazon.awssdk.services.glue.model.WorkflowRunStatus;

/** Follows a workflow run by asking for it, and prints each change of state as it is seen. */
final class FollowedWorkflow {

  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final GlueClient glue;
  private final Screen screen;
  private final Map<String, String> seen = new HashMap<>();

  FollowedWorkflow(GlueClient glue, Screen screen) {
    this.glue = glue;
    this.screen = screen;
  }

  /** The run once it has ended. */
  WorkflowRun untilEnd(String workflow, String runId) {
    long began = System.nanoTime();
    while (true) {
      WorkflowRun run =
          glue.getWorkflowRun(b -> b.name(workflow).runId(runId).includeGraph(true)).run();
      Duration since = Duration.ofNanos(System.nanoTime() - began);
      run.graph().nodes().forEach(node -> show(node, since));
      if (run.status() != WorkflowRunStatus.RUNNING && run.status() != WorkflowRunStatus.STOPPING) {
        return run;
      }
      if (since.compareTo(LONGEST) > 0) {
        throw new IllegalStateException(
            "the workflow has not ended within " + LONGEST.toMinutes() + " minutes");
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  private void show(Node node, Duration since) {
    Doing doing = Doing.of(node);
    if (doing != null && !doing.state().equals(seen.put(node.name(), doing.state()))) {
      screen.step(since, node.name(), doing.state(), doing.error());
    }
  }

  /** The graph as a table, what starts something before what it starts. */
  static List<List<String>> table(WorkflowRun run) {
    List<List<String>> rows = new ArrayList<>();
    Map<String, String> names = new HashMap<>();
    run.graph().nodes().forEach(node -> names.put(node.uniqueId(), node.name()));
    for (Node node : fromTheStart(run.graph())) {
      List<String> then =
          run.graph().edges().stream()
              .filter(edge -> edge.sourceId().equals(node.uniqueId()))
              .map(edge -> names.getOrDefault(edge.destinationId(), ""))
              .toList();
      Doing doing = Doing.of(node);
      rows.add(
          List.of(
              node.type() == NodeType.TRIGGER
                  ? "trigger"
                  : node.type() == NodeType.JOB ? "job" : "crawler",
              node.name(),
              doing == null ? "" : doing.state(),
              doing == null ? "" : doing.took(),
              then.isEmpty() ? "" : "-> " + String.join(", ", then)));
    }
    return rows;
  }

  private static List<Node> fromTheStart(WorkflowGraph graph) {
    List<Node> waiting = new ArrayList<>(graph.nodes());
    List<Node> ordered = new ArrayList<>();
    List<Edge> open = new ArrayList<>(graph.edges());
    while (!waiting.isEmpty()) {
      Node next =
          waiting.stream()
              .filter(
                  node -> open.stream().noneMatch(e -> e.destinationId().equals(node.uniqueId())))
              .findFirst()
              .orElse(waiting.get(0));
      waiting.remove(next);
      ordered.add(next);
      open.removeIf(edge -> edge.sourceId().equals(next.uniqueId()));
    }
    return ordered;
  }

  /**
   * What a job or a crawler of the graph does at the moment; null for a node that has not begun.
   */
  private record Doing(String state, String took, String error) {

    static @Nullable Doing of(Node node) {
      if (node.type() == NodeType.JOB
          && node.jobDetails() != null
          && !node.jobDetails().jobRuns().isEmpty()) {
        List<JobRun> runs = node.jobDetails().jobRuns();
        JobRun run = runs.get(runs.size() - 1);
        return new Doing(
            run.jobRunStateAsString(),
            took(run.startedOn(), run.completedOn()),
            text(run.errorMessage()));
      }
      if (node.type() == NodeType.CRAWLER
          && node.crawlerDetails() != null
          && !node.crawlerDetails().crawls().isEmpty()) {
        List<Crawl> crawls = node.crawlerDetails().crawls();
        Crawl crawl = crawls.get(crawls.size() - 1);
        return new Doing(
            crawl.stateAsString(),
            took(crawl.startedOn(), crawl.completedOn()),
            text(crawl.errorMessage()));
      }
      return null;
    }

    private static String took(Instant from, Instant to) {
      return from == null || to == null
          ? ""
          : String.format(Locale.ROOT, "%.1f s", Duration.between(from, to).toMillis() / 1000.0);
    }

    private static String text(String message) {
      return message == null ? "" : message;
    }
  }
}
