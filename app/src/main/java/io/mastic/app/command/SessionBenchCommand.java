package io.mastic.app.command;

import io.mastic.app.Home;
import io.mastic.app.Processes;
import io.mastic.app.bench.SessionBenchmark;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mastic bench sessions}: the figures of prepared drivers in docs/performance.md. */
@Command(
    name = "sessions",
    description =
        "Measure how long job runs and sessions wait for Spark, with prepared drivers and without,"
            + " beside plain SparkSubmit.",
    mixinStandardHelpOptions = true)
final class SessionBenchCommand implements Callable<Integer> {

  @Option(
      names = "--rounds",
      description = "How often each is measured; the median counts (default: ${DEFAULT-VALUE}).")
  private int rounds = 5;

  @Override
  public Integer call() throws Exception {
    Home home = Home.find();
    Processes.archive(home).make();
    new SessionBenchmark(
            home.directory(),
            home.sparkJars(),
            List.of(home.smallPyspark(), home.py4j()),
            Files.createTempDirectory("mastic-bench"),
            rounds)
        .run();
    return 0;
  }
}
