package io.mastic.app.command;

import io.mastic.app.Home;
import io.mastic.app.Processes;
import io.mastic.app.cluster.StandaloneCluster;
import io.mastic.jobs.launch.system.RunUser;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mastic cluster}: a standalone Spark cluster on this machine. */
@Command(
    name = "cluster",
    description =
        "Start, show and end a Spark cluster on this machine (a master and workers, on loopback),"
            + " to try what jobs do on one: see docs/cluster.md.",
    mixinStandardHelpOptions = true)
final class ClusterCommand implements Runnable {

  /** Where it is. */
  static final class Where {
    @Option(
        names = "--directory",
        paramLabel = "DIR",
        description =
            "Where the cluster keeps its logs and its executors' files (default: cluster in the"
                + " user's cache of Mastic).")
    private @Nullable Path directory;

    StandaloneCluster cluster() {
      return new StandaloneCluster(
          Optional.ofNullable(directory).orElseGet(() -> Processes.cache().resolve("cluster")));
    }
  }

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which? up, status or down");
  }

  private void tell(StandaloneCluster.Standing standing) {
    var out = spec.commandLine().getOut();
    standing.lines().forEach(out::println);
    if (standing.isAlive()) {
      out.println(
          "./mastic serve --spark-master "
              + standing.master()
              + " --spark-master-page "
              + standing.page()
              + " --spark-worker-scale 0.25");
    } else {
      out.println("There is no cluster.");
    }
    out.flush();
  }

  @Command(
      description = "Start a master and workers, and wait until they are there.",
      mixinStandardHelpOptions = true)
  int up(
      @Mixin Where where,
      @Option(
              names = "--workers",
              defaultValue = "2",
              description = "How many workers (default: ${DEFAULT-VALUE}).")
          int workers,
      @Option(
              names = "--worker-cores",
              defaultValue = "0",
              description = "Cores of each (default: the machine's, shared out).")
          int cores,
      @Option(
              names = "--worker-memory",
              paramLabel = "MB",
              defaultValue = "0",
              description =
                  "Memory of each for executors (default: half the machine's, shared out).")
          long memory,
      @Option(
              names = "--port",
              defaultValue = "7077",
              description = "The master's (default: ${DEFAULT-VALUE}).")
          int port,
      @Option(
              names = "--page-port",
              defaultValue = "8080",
              description = "Of the master's page (default: ${DEFAULT-VALUE}).")
          int pagePort,
      @Option(
              names = "--run-as",
              paramLabel = "USER",
              description = "Workers and executors are processes of this user; needs root.")
          @Nullable String user)
      throws Exception {
    if (workers < 1 || workers > 64 || cores < 0 || memory < 0) {
      throw new IllegalArgumentException(
          "--workers takes 1 to 64; --worker-cores and --worker-memory cannot be negative");
    }
    Home home = Home.find();
    StandaloneCluster.Plan plan =
        new StandaloneCluster.Plan(
            port,
            pagePort,
            workers,
            cores > 0 ? cores : StandaloneCluster.coresOf(workers),
            memory > 0 ? memory : StandaloneCluster.memoryOf(workers),
            user == null ? null : RunUser.named(user));
    tell(where.cluster().up(plan, Processes.spark(home), home.sparkJars()));
    return 0;
  }

  @Command(
      description = "Say which of its processes live, and how to use it.",
      mixinStandardHelpOptions = true)
  int status(@Mixin Where where) throws Exception {
    StandaloneCluster.Standing standing = where.cluster().status();
    tell(standing);
    return standing.isAlive() ? 0 : 1;
  }

  @Command(
      description = "End the workers, their executors and the master.",
      mixinStandardHelpOptions = true)
  int down(@Mixin Where where) throws Exception {
    where.cluster().down();
    spec.commandLine().getOut().println("The cluster has ended.");
    return 0;
  }
}
