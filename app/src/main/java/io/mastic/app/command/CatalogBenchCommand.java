package io.mastic.app.command;

import io.mastic.app.Home;
import io.mastic.app.bench.CatalogBenchmark;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mastic bench catalog}: the catalog's figures of docs/performance.md. */
@Command(
    name = "catalog",
    description = {
      "Measure the catalog with many partitions, on SQLite and on PostgreSQL, beside moto_server"
          + " if that is on the PATH.",
    },
    mixinStandardHelpOptions = true)
final class CatalogBenchCommand implements Callable<Integer> {

  @Option(
      names = "--partitions",
      description = "How many the table gets (default: ${DEFAULT-VALUE}).")
  private int partitions = 1_000_000;

  @Option(
      names = "--peer-partitions",
      description =
          "How many it gets where moto_server runs beside; 0 to leave that out (default: ${DEFAULT-VALUE}).")
  private int peerPartitions = 5_000;

  @Option(
      names = "--seconds",
      description = "How long each round of a rate takes (default: ${DEFAULT-VALUE}).")
  private int seconds = 5;

  @Option(
      names = "--postgresql",
      paramLabel = "JDBC-URL",
      description = "An empty database, such as jdbc:postgresql://localhost/bench?user=me.")
  private @Nullable String postgresql;

  @Override
  public Integer call() throws Exception {
    new CatalogBenchmark(
            Home.find().directory(),
            Files.createTempDirectory("mastic-bench"),
            partitions,
            peerPartitions,
            Duration.ofSeconds(seconds))
        .run(postgresql);
    return 0;
  }
}
