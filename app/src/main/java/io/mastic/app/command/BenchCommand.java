package io.mastic.app.command;

import io.mastic.app.Home;
import io.mastic.app.Processes;
import io.mastic.app.bench.Benchmark;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mastic bench}: the figures of docs/performance.md. */
@Command(
    name = "bench",
    description = "Measure this machine: starts, crawls and job starts, beside plain SparkSubmit.",
    subcommands = {
      CatalogBenchCommand.class,
      ClusterBenchCommand.class,
      CrawlBenchCommand.class,
      ScriptBenchCommand.class,
      SessionBenchCommand.class
    },
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

  @Option(
      names = "--rounds",
      description = "How often each start is measured (default: ${DEFAULT-VALUE}).")
  private int rounds = 5;

  @Override
  public Integer call() throws Exception {
    Home home = Home.find();
    Processes.archive(home).make();
    new Benchmark(
            home.directory(),
            home.sparkJars(),
            List.of(home.smallPyspark(), home.py4j()),
            Files.createTempDirectory("mastic-bench"),
            rounds)
        .run();
    return 0;
  }
}
