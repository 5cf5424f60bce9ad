package io.mastic.app.command;

import io.mastic.app.Home;
import io.mastic.app.Processes;
import io.mastic.app.bench.CrawlBenchmark;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mastic bench crawls}: the crawlers' figures of docs/performance.md. */
@Command(
    name = "crawls",
    description = {
      "Measure crawls of many files, of many partitions and of one large file, beside what Spark"
          + " takes to infer the same.",
    },
    mixinStandardHelpOptions = true)
final class CrawlBenchCommand implements Callable<Integer> {

  @Option(
      names = "--files",
      description =
          "Of the table of many partitions, a hundred in each (default: ${DEFAULT-VALUE}).")
  private int files = 100_000;

  @Option(names = "--gigabytes", description = "Of the large file (default: ${DEFAULT-VALUE}).")
  private int gigabytes = 5;

  @Option(
      names = "--rounds",
      description = "How often each is measured; the median counts (default: ${DEFAULT-VALUE}).")
  private int rounds = 3;

  @Override
  public Integer call() throws Exception {
    Home home = Home.find();
    Processes.archive(home).make();
    new CrawlBenchmark(
            home.directory(),
            Files.createTempDirectory("mastic-bench"),
            new CrawlBenchmark.Size(files, gigabytes, rounds))
        .run();
    return 0;
  }
}
