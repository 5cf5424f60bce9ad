package io.mastic.app.command;

import io.mastic.app.runs.FollowedRun;
import io.mastic.app.runs.RecentRun;
import io.mastic.app.runs.RecentRuns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mastic logs}. */
@Command(
    name = "logs",
    description = {
      "Show what a job run wrote: its stdout on stdout, its stderr on stderr.",
      "With -f it goes on until the run ends, and the exit code is 0 if the run SUCCEEDED.",
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:  ./mastic logs -f $(aws glue start-job-run --job-name nightly --query JobRunId"
          + " --output text)",
      "          ./mastic logs jr_5f3c91d2ab 2>/dev/null    (the beginning of an id is enough;"
          + " ./mastic runs lists them)",
      "          ./mastic logs -f                           (the latest run)",
    })
final class LogsCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "RUN",
      description = "The run's id or the beginning of it (default: the latest run).")
  private @Nullable String run;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on until the run ends.")
  private boolean follow;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data directory of the server that runs it (default: ~/.mastic).")
  private Path data = ServeCommand.defaultData();

  @Mixin private final DatabaseOptions database = new DatabaseOptions();

  @Override
  public Integer call() throws Exception {
    try (RecentRuns recent = RecentRuns.open(data, database.login(System.getenv()))) {
      RecentRun wanted = wanted(recent);
      FollowedRun output = new FollowedRun(data, wanted.id(), System.out, System.err);
      if (!follow) {
        output.once();
        return 0;
      }
      output.untilOver(() -> again(recent, wanted).isOver());
      RecentRun over = again(recent, wanted);
      System.err.println(over.id() + " " + over.state());
      return over.succeeded() ? 0 : 1;
    }
  }

  private RecentRun wanted(RecentRuns recent) throws IOException {
    List<RecentRun> found = run == null ? recent.list(null, null, 1) : recent.find(run);
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "There is no run" + (run == null ? "" : " " + run) + "; ./mastic runs lists them.");
    }
    // A retry's id begins with the id of the run that it tries again.
    RecentRun first = found.get(0);
    boolean exact = run != null && found.stream().anyMatch(r -> r.id().equals(run));
    if (!exact && found.stream().anyMatch(r -> !r.id().startsWith(first.id()))) {
      throw new IllegalArgumentException(
          "The ids of several runs begin with " + run + "; give more of it.");
    }
    return found.stream().filter(r -> r.id().equals(run)).findFirst().orElse(first);
  }

  private static RecentRun again(RecentRuns recent, RecentRun run) {
    try {
      return recent.find(run.id()).stream()
          .filter(r -> r.id().equals(run.id()))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("the run " + run.id() + " is gone"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
