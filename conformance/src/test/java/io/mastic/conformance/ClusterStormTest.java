package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mastic.conformance.ClusterRuns.Begun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * One after the other whatever does a run's work is killed, or cut off, at some moment; after each
 * the run's state is the true one, and nothing of it stays. {@code -Dmastic.storm.rounds=20} has
 * twenty of them; {@code -Dmastic.storm.seed} repeats them.
 */
@Tag("slow")
class ClusterStormTest {

  private static final String SCRIPT =
      """
      import sys, time
      from awsglue.context import GlueContext
      from awsglue.job import Job
      from awsglue.utils import getResolvedOptions
      from pyspark.context import SparkContext

      def work(i):
          print("at", i, flush=True)
          time.sleep(0.5)
          return i

      args = getResolvedOptions(sys.argv, ["JOB_NAME"])
      sc = SparkContext.getOrCreate()
      glue = GlueContext(sc)
      job = Job(glue)
      job.init(args["JOB_NAME"], args)
      rows = glue.create_dynamic_frame.from_options(
          "s3", {"paths": ["s3://data/in/"]}, format="json", transformation_ctx="in").count()
      path = sc._jvm.org.apache.hadoop.fs.Path("s3://data/out/" + args["JOB_NAME"])
      out = path.getFileSystem(sc._jsc.hadoopConfiguration()).create(path)
      out.write(bytearray(6 << 20))
      total = sc.parallelize(range(30), 30).map(work).sum()
      out.close()
      job.commit()
      print("rows", rows, "sum", total)
      """;

  private static final String SAID = "rows 2 sum 435\n";

  /** A kill comes before that many tasks have begun. */
  private static final int MOST_BEFORE = 12;

  private enum Victim {
    EXECUTOR,
    SERVER,
    WORKER,
    MASTER,
    DRIVER,
    NETWORK
  }

  @TempDir private Path directory;
  private LocalCluster cluster;
  private ClusterRuns runs;

  @Test
  void whoeverIsKilledTheStateIsTrue() throws Exception {
    int rounds = Integer.getInteger("mastic.storm.rounds", 5);
    long seed = Long.getLong("mastic.storm.seed", System.nanoTime());
    Random random = new Random(seed);
    System.out.println("storm: seed " + seed + ", " + rounds + " rounds");
    Map<Victim, Integer> struck = new EnumMap<>(Victim.class);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
    try (LocalCluster up = LocalCluster.up(directory.resolve("cluster"), 2);
        ClusterRuns all = new ClusterRuns(directory.resolve("data"), SCRIPT, options(up));
        S3Client s3 = all.s3()) {
      s3.putObject(
          r -> r.bucket("data").key("in/a.json"),
          RequestBody.fromString("{\"id\":1}\n{\"id\":2}\n"));
      cluster = up;
      runs = all;
      List<Victim> order = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        if (order.isEmpty()) {
          order.addAll(List.of(Victim.values()));
          Collections.shuffle(order, random);
        }
        Victim victim = order.remove(0);
        strike(victim, 1 + random.nextInt(MOST_BEFORE));
        struck.merge(victim, 1, Integer::sum);
      }
    }
    System.out.println("storm: struck " + struck);
    assertThat(struck.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(rounds);
  }

  /** Who is cut off is missed within a quarter of a minute. */
  private static String[] options(LocalCluster cluster) {
    List<String> options = new ArrayList<>(List.of(cluster.options()));
    for (String conf :
        List.of(
            "spark.network.timeout=15s",
            "spark.network.timeoutInterval=5s",
            "spark.executor.heartbeatInterval=2s",
            "spark.hadoop.fs.s3a.multipart.size=5242880")) {
      options.addAll(List.of("--spark-cluster-conf", conf));
    }
    return options.toArray(String[]::new);
  }

  private void strike(Victim victim, int after) throws Exception {
    Begun run = runs.start(3, Map.of("--job-bookmark-option", "job-bookmark-enable"));
    runs.await(
        run,
        "has begun " + after,
        r -> {
          assertThat(r.completedOn()).as(() -> runs.file(run, "stderr.log")).isNull();
          return runs.tasks(run) >= after;
        });
    long began = System.nanoTime();
    List<Long> frozen = strike(run, victim);
    JobRun end = runs.ended(run);
    System.out.printf(
        "storm: %s struck after %d tasks, %s %.1f s later%n",
        victim, after, end.jobRunStateAsString(), (System.nanoTime() - began) / 1e9);
    if (victim == Victim.DRIVER) {
      assertThat(end.jobRunState()).isEqualTo(JobRunState.FAILED);
      assertThat(runs.file(run, "stdout.log")).isEmpty();
      assertThatThrownBy(() -> runs.bookmark(run)).isInstanceOf(EntityNotFoundException.class);
    } else {
      runs.succeeds(run, SAID);
      assertThat(runs.bookmark(run)).isNotEmpty();
    }
    frozen.forEach(process -> signal("CONT", process));
    nothingStays(run, victim);
    if (victim == Victim.WORKER || victim == Victim.MASTER || victim == Victim.NETWORK) {
      cluster.close();
      cluster.up(2);
    }
  }

  /** Who was cut off, and is to be let go again. */
  private List<Long> strike(Begun run, Victim victim) throws Exception {
    switch (victim) {
      case EXECUTOR -> {
        List<ProcessHandle> executors = runs.executors(run);
        assertThat(executors).isNotEmpty();
        executors.get(0).destroyForcibly();
      }
      case SERVER -> runs.killServer();
      case WORKER -> cluster.process("worker-1").destroyForcibly();
      case MASTER -> cluster.process("master").destroyForcibly();
      case DRIVER -> ClusterRuns.killDriver(run);
      case NETWORK -> {
        ProcessHandle worker = cluster.process("worker-1");
        List<Long> frozen = new ArrayList<>(List.of(worker.pid()));
        worker.descendants().map(ProcessHandle::pid).forEach(frozen::add);
        frozen.forEach(process -> signal("STOP", process));
        return frozen;
      }
    }
    return List.of();
  }

  private static void signal(String name, long process) {
    try {
      int unused = new ProcessBuilder("kill", "-" + name, Long.toString(process)).start().waitFor();
    } catch (IOException e) {
      throw new IllegalStateException("kill cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void nothingStays(Begun run, Victim victim) throws Exception {
    runs.nothingStays(run);
    if (victim != Victim.MASTER) {
      Soon.until("no application is left", () -> applications() == 0);
    }
    try (S3Client s3 = runs.s3()) {
      Soon.until(
          "no upload is open",
          () -> s3.listMultipartUploads(r -> r.bucket("data")).uploads().isEmpty());
    }
  }

  private int applications() {
    try (InputStream page = cluster.page().resolve("/json/").toURL().openStream()) {
      JsonNode standing = new ObjectMapper().readTree(page);
      return standing.path("activeapps").size();
    } catch (IOException e) {
      return -1;
    }
  }
}
