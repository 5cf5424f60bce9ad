package io.mastic.app.command;

import io.mastic.app.Home;
import io.mastic.app.Processes;
import io.mastic.app.bench.ScriptBenchmark;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mastic bench scripts}: the figures of daily scripts in docs/performance.md. */
@Command(
    name = "scripts",
    description = {
      "Measure what scripts do every day, within runs of jobs: frames beside Spark's own, plans on"
          + " many partitions, bookmarks over many files, rows of a database.",
    },
    mixinStandardHelpOptions = true)
final class ScriptBenchCommand implements Callable<Integer> {

  @Option(names = "--rows", description = "Of each frame (default: ${DEFAULT-VALUE}).")
  private int rows = 1_500_000;

  @Option(names = "--partitions", description = "Of the table (default: ${DEFAULT-VALUE}).")
  private int partitions = 100_000;

  @Option(names = "--files", description = "That a bookmark has seen (default: ${DEFAULT-VALUE}).")
  private int files = 100_000;

  @Option(
      names = "--rounds",
      description = "How often each is measured; the median counts (default: ${DEFAULT-VALUE}).")
  private int rounds = 3;

  @Option(
      names = "--postgresql",
      paramLabel = "JDBC-URL",
      description =
          "A database in which the table mastic_bench may be made, such as"
              + " jdbc:postgresql://localhost/bench?user=me.")
  private @Nullable String postgresql;

  @Override
  public Integer call() throws Exception {
    Home home = Home.find();
    // A server makes it while it serves; what is measured meanwhile would be two things.
    Processes.archive(home).make();
    new ScriptBenchmark(
            home.directory(),
            Files.createTempDirectory("mastic-bench"),
            new ScriptBenchmark.Size(rows, partitions, files, rounds))
        .run(postgresql);
    return 0;
  }
}
