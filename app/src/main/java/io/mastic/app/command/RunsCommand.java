package io.mastic.app.command;

import io.mastic.app.runs.RecentRun;
import io.mastic.app.runs.RecentRuns;
import io.mastic.app.runs.RunTable;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mastic runs}. */
@Command(
    name = "runs",
    description =
        "Show the latest job runs: job, state, time and error; with or without a server running.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:  ./mastic runs --job nightly --state FAILED",
      "          ./mastic logs jr_5f3c91d2ab      (the beginning of a run's id is enough)",
    })
final class RunsCommand implements Callable<Integer> {

  private static final int WIDTH = 120;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data directory (default: ~/.mastic).")
  private Path data = ServeCommand.defaultData();

  @Mixin private final DatabaseOptions database = new DatabaseOptions();

  @Option(names = "--job", paramLabel = "NAME", description = "Only runs of this job.")
  private @Nullable String job;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "Only runs in this state, for example RUNNING or FAILED.")
  private @Nullable String state;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many, at most (default: ${DEFAULT-VALUE}).")
  private int limit = 20;

  @Override
  public Integer call() throws Exception {
    List<RecentRun> runs;
    try (RecentRuns recent = RecentRuns.open(data, database.login(System.getenv()))) {
      runs = recent.list(job, state == null ? null : state.toUpperCase(Locale.ROOT), limit);
    }
    if (runs.isEmpty()) {
      System.err.println("There are no such runs.");
      return 0;
    }
    RunTable.lines(runs, width(), Instant.now(), ZoneId.systemDefault())
        .forEach(System.out::println);
    return 0;
  }

  /** The launcher says how wide the terminal is. */
  private static int width() {
    String columns = System.getenv("COLUMNS");
    return columns != null && columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : WIDTH;
  }
}
