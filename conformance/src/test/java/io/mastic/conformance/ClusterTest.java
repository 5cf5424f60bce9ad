package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.glue.model.WorkerType;
import software.amazon.awssdk.services.s3.S3Client;

/** A job whose work is done on a standalone cluster, by who can read nothing of the server's. */
class ClusterTest {

  private static final String SCRIPT =
      """
      import os, socket, sys
      import helper
      from awsglue.context import GlueContext
      from awsglue.transforms import Map
      from awsglue.utils import getResolvedOptions
      from pyspark.context import SparkContext

      data = getResolvedOptions(sys.argv, ["data"])["data"]
      sc = SparkContext.getOrCreate()
      glue = GlueContext(sc)

      def who(row):
          try:
              os.listdir(data)
              reads = True
          except OSError:
              reads = False
          print("task on", socket.gethostname(), "as", os.getuid(), flush=True)
          return {"id": row["id"], "twice": helper.twice(row["id"]), "user": os.getuid(), "reads": reads,
                  "said": os.environ.get("CUSTOMER_WORD")}

      frame = glue.create_dynamic_frame.from_options("s3", {"paths": ["s3://data/in/"]}, format="json")
      done = Map.apply(frame=frame, f=who)
      glue.write_dynamic_frame.from_options(done, "s3", {"path": "s3://data/out/"}, format="parquet")
      back = glue.spark_session.read.parquet("s3://data/out/").collect()
      print("rows", sorted((r.id, r.twice, r.said) for r in back))
      print("users", {r.user for r in back}, "reads", {r.reads for r in back})
      print("on", sc.master, sc.getConf().get("spark.executor.instances"))
      """;

  @TempDir private Path directory;

  @Test
  void executorsDoTheWorkAndReachObjectsByTheServerAlone() throws Exception {
    assumeTrue(LocalCluster.isRoot(), "only root can have workers of another user");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
    Path data = directory.resolve("data");
    try (LocalCluster cluster = LocalCluster.up(directory.resolve("cluster"), 1);
        MasticProcess server = MasticProcess.serve(data, cluster.options());
        GlueClient glue = server.glue();
        S3Client s3 = server.s3()) {
      s3.createBucket(r -> r.bucket("data"));
      put(s3, "in/a.json", "{\"id\":1}\n{\"id\":2}\n");
      put(s3, "helper.py", "def twice(x):\n    return 2 * x\n");
      put(s3, "s.py", SCRIPT);
      glue.createJob(
          r ->
              r.name("spread")
                  .role("r")
                  .glueVersion("5.0")
                  .workerType(WorkerType.G_1_X)
                  .numberOfWorkers(2)
                  .defaultArguments(
                      Map.of(
                          "--data", data.toString(),
                          "--extra-py-files", "s3://data/helper.py",
                          "--customer-executor-env-vars", "CUSTOMER_WORD=hello"))
                  .command(c -> c.name("glueetl").scriptLocation("s3://data/s.py")));
      String id = glue.startJobRun(r -> r.jobName("spread")).jobRunId();
      JobRun[] run = new JobRun[1];
      Soon.until(
          "the run has ended",
          () -> {
            run[0] = glue.getJobRun(r -> r.jobName("spread").runId(id)).jobRun();
            return run[0].completedOn() != null;
          });
      Path files = data.resolve("runs").resolve(id);
      String errors = Files.readString(files.resolve("stderr.log"));
      assertThat(run[0].jobRunState())
          .as(() -> run[0].errorMessage() + errors)
          .isEqualTo(JobRunState.SUCCEEDED);
      assertThat(Files.readString(files.resolve("stdout.log")))
          .isEqualTo(
              "rows [(1, 2, 'hello'), (2, 4, 'hello')]\nusers {65534} reads {False}\non "
                  + cluster.master()
                  + " 1\n");
      assertThat(errors)
          .containsPattern("\\[executor 0 127\\.0\\.0\\.1\\] task on \\S+ as 65534\n")
          .doesNotContain(MasticProcess.SECRET);
    }
  }

  private static void put(S3Client s3, String key, String text) {
    s3.putObject(r -> r.bucket("data").key(key), RequestBody.fromString(text));
  }
}
