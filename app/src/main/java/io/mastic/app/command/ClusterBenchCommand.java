package io.mastic.app.command;

import io.mastic.app.Home;
import io.mastic.app.Processes;
import io.mastic.app.bench.ClusterBenchmark;
import io.mastic.app.cluster.StandaloneCluster;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mastic bench cluster}: the figures of jobs on a cluster. */
@Command(
    name = "cluster",
    description =
        "Measure one job in one process on plain files, in one process by S3, and by two executors"
            + " of a cluster that it starts on this machine.",
    mixinStandardHelpOptions = true)
final class ClusterBenchCommand implements Callable<Integer> {

  private static final int WORKERS = 2;
  private static final long WORKER_MIB = 1200;

  @Option(
      names = "--megabytes",
      description = "How much the job reads (default: ${DEFAULT-VALUE}).")
  private int megabytes = 1024;

  @Option(
      names = "--runs",
      description = "How many runs wait in the queue (default: ${DEFAULT-VALUE}).")
  private int runs = 50;

  @Override
  public Integer call() throws Exception {
    if (megabytes < 1 || runs < 1) {
      throw new IllegalArgumentException("--megabytes and --runs must be at least 1");
    }
    Home home = Home.find();
    Processes.archive(home).make();
    Path directory = Files.createTempDirectory("mastic-bench");
    StandaloneCluster cluster = new StandaloneCluster(directory.resolve("cluster"));
    StandaloneCluster.Plan plan =
        new StandaloneCluster.Plan(freePort(), freePort(), WORKERS, 1, WORKER_MIB, null);
    StandaloneCluster.Standing standing = cluster.up(plan, Processes.spark(home), home.sparkJars());
    try {
      new ClusterBenchmark(home.directory(), standing, directory, megabytes, runs).run();
    } finally {
      cluster.down();
    }
    return 0;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
