package io.mastic.jobs.launch.limit;

import io.mastic.jobs.launch.directory.RunDirectory;
import io.mastic.jobs.launch.order.LaunchOrder;
import io.mastic.jobs.launch.system.Programs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Decides the bounds of each run, and makes its control group where this machine has them. */
public final class Bounding {

  private final ProcessLimits limits;
  private final Supplier<Optional<ControlGroups>> find;
  private boolean looked;
  private Optional<ControlGroups> groups = Optional.empty();

  public Bounding(ProcessLimits limits, Supplier<Optional<ControlGroups>> find) {
    this.limits = limits;
    this.find = find;
  }

  /**
   * The bounds of a run whose directory is there.
   *
   * @param counted what it is expected to take, in MiB
   * @param machine what the machine has for all runs, in MiB
   */
  public Bounds of(RunDirectory run, LaunchOrder order, long counted, long machine) {
    long memory = limits.memory(order.workerDpus(), counted, machine);
    ControlGroup group = groups().flatMap(g -> g.create(run, limits, memory)).orElse(null);
    return new Bounds(limits, memory, group);
  }

  private synchronized Optional<ControlGroups> groups() {
    if (!looked) {
      looked = true;
      groups = find.get();
    }
    return groups;
  }

  /**
   * The command, on as many processors as it may have where no control group sees to that.
   *
   * @throws IOException if there is a limit that nobody here can see to
   */
  public List<String> onProcessors(Bounds bounds, String runId, List<String> command)
      throws IOException {
    double cpus = limits.cpus();
    int there = Runtime.getRuntime().availableProcessors();
    boolean byGroup = bounds.group() != null && bounds.group().has("cpu");
    if (cpus == 0 || byGroup || cpus >= there) {
      return command;
    }
    String taskset =
        Programs.find("taskset")
            .orElseThrow(
                () ->
                    new IOException(
                        "the server's setting --run-cpus needs control groups (cgroup v2) or the"
                            + " program taskset, and there is neither"))
            .toString();
    List<String> line = new ArrayList<>(List.of(taskset, "-c", Processors.some(cpus, runId)));
    line.addAll(command);
    return line;
  }
}
