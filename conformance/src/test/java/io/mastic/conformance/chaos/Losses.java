package io.mastic.conformance.chaos;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.glue.model.JobRun;

/**
 * Which runs the faults gave the servers the right to fail: those whose machine died under them,
 * and those of a server that was away for so long that others were to give them up. Such a run says
 * so; whatever else it says is no excuse, nor is there one for a run that began twice or was told
 * to be over while its process lived.
 */
final class Losses {

  /**
   * A server gives its runs up by itself six leases after its last renewal, which was up to a third
   * of a lease before the fault; and it takes a moment to come to itself.
   */
  private static final int LONG = 5;

  /** Faults of one server that follow each other within so many leases are one. */
  private static final int SOON = 2;

  private static final List<String> GIVEN_UP =
      List.of(
          "is not heard of any more",
          "was not heard of for so long",
          "could not reach its database for so long");
  private static final String GONE = "process was gone without a result";

  private final double lease;
  private final History history;
  private final Map<Node, Away> latest = new HashMap<>();
  private final List<Away> losses = new CopyOnWriteArrayList<>();
  private final List<Death> deaths = new CopyOnWriteArrayList<>();

  /** Times are those of {@link History#now}. */
  private record Away(Node node, double since, double until) {}

  /** A machine and its processes. */
  private record Death(Node node, List<Long> processes, double at) {}

  Losses(Duration lease, History history) {
    this.lease = lease.toMillis() / 1000.0;
    this.history = history;
  }

  /** These processes are killed now, with the machine that they are on. */
  void died(Node node, List<Long> processes) {
    deaths.add(new Death(node, processes, History.now()));
  }

  /** A fault of these servers has passed, which began then. */
  void passed(List<Node> nodes, double began) {
    double now = History.now();
    for (Node node : nodes) {
      Away before = latest.get(node);
      boolean goesOn = before != null && began - before.until() < SOON * lease;
      Away away = new Away(node, goesOn ? before.since() : began, now);
      latest.put(node, away);
      if (now - away.since() > LONG * lease) {
        losses.add(away);
        history.say("fault", node.name() + "'s runs of before may have been given up");
      }
    }
  }

  /**
   * May that run have failed for a fault?
   *
   * @param toldOver when a server first told it to be over
   */
  boolean excuse(JobRun run, List<Proof> begun, double toldOver) {
    String error = String.valueOf(run.errorMessage());
    boolean isGivenUp = GIVEN_UP.stream().anyMatch(error::contains);
    return (isGivenUp && losses.stream().anyMatch(loss -> isOf(loss, run, begun, toldOver)))
        || ((isGivenUp || error.contains(GONE))
            && deaths.stream().anyMatch(death -> isOf(death, run, begun, toldOver)));
  }

  private static boolean isOf(Away loss, JobRun run, List<Proof> begun, double toldOver) {
    return loss.node().hasRun(run)
        && toldOver > loss.since()
        && begun.stream().allMatch(proof -> proof.begun() < loss.until());
  }

  private static boolean isOf(Death death, JobRun run, List<Proof> begun, double toldOver) {
    return death.node().hasRun(run)
        && toldOver > death.at()
        && begun.stream()
            .allMatch(
                proof -> proof.begun() < death.at() && death.processes().contains(proof.pid()));
  }
}
