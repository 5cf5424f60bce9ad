package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.conformance.ClusterRuns.Begun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;

/**
 * Jobs whose executors are pods: Spark's own client of Kubernetes before an API server of ours,
 * with executors that are real.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KubernetesTest {

  private static final String SCRIPT =
      """
      import os, time
      from awsglue.context import GlueContext
      from pyspark.context import SparkContext

      def work(i):
          print("at", i, "in", os.environ["SPARK_EXECUTOR_POD_NAME"], flush=True)
          time.sleep(0.5)
          return i

      sc = SparkContext.getOrCreate()
      spark = GlueContext(sc).spark_session
      spark.range(20).write.mode("overwrite").parquet("s3://data/out/")
      print("sum", sc.parallelize(range(24), 24).map(work).sum(), spark.read.parquet("s3://data/out/").count())
      """;

  private static final String PRINTED = "sum 276 20\n";

  @TempDir private static Path directory;
  private PodMachine pods;
  private ClusterRuns runs;

  @BeforeAll
  void prepare() throws Exception {
    pods = new PodMachine(directory.resolve("pods"));
    runs = new ClusterRuns(directory.resolve("data"), SCRIPT, pods.options());
  }

  @AfterAll
  void end() {
    runs.close();
    pods.close();
  }

  private void succeeds(Begun run) throws InterruptedException {
    runs.succeeds(run, PRINTED);
    nothingStays();
  }

  private void nothingStays() throws InterruptedException {
    Soon.until("nothing is left of it", () -> pods.objects() == 0 && pods.living().isEmpty());
  }

  @Test
  void podsDoTheWorkAndAreWhatTheTableSays() throws Exception {
    Begun run = runs.start(2, Map.of());
    succeeds(run);
    List<ObjectNode> made =
        pods.posted().stream()
            .filter(one -> one.path("kind").asText().equals("Pod"))
            .filter(one -> label(one, "spark-app-selector").contains(run.id().substring(3, 30)))
            .toList();
    assertThat(made).hasSize(1);
    ObjectNode pod = made.get(0);
    assertThat(label(pod, "spark-role")).isEqualTo("executor");
    assertThat(pod.path("spec").path("serviceAccountName").asText()).isEqualTo("workers");
    JsonNode container = pod.path("spec").path("containers").path(0);
    assertThat(container.path("image").asText()).isEqualTo("registry/mastic:1");
    assertThat(container.path("args").toString()).isEqualTo("[\"executor\"]");
    assertThat(container.path("resources").path("requests").toString())
        .isEqualTo("{\"cpu\":\"1\",\"memory\":\"896Mi\"}");
    assertThat(pods.posted().toString())
        .doesNotContain(MasticProcess.SECRET)
        .doesNotContain(PodMachine.TOKEN);
    String name = pod.path("metadata").path("name").asText();
    assertThat(runs.file(run, "stderr.log"))
        .contains("in " + name)
        .doesNotContain(PodMachine.TOKEN);
  }

  private static String label(JsonNode object, String name) {
    return object.path("metadata").path("labels").path(name).asText();
  }

  @Test
  void aStopAndTheKillOfADriverLeaveNoPods() throws Exception {
    Begun stopped = runs.working(2);
    assertThat(runs.stopped(stopped).jobRunState()).isEqualTo(JobRunState.STOPPED);
    nothingStays();
    Begun killed = runs.working(2);
    ClusterRuns.killDriver(killed);
    assertThat(runs.ended(killed).jobRunState()).isEqualTo(JobRunState.FAILED);
    nothingStays();
  }

  @Test
  void aServerThatIsKilledTakesItsRunsUpAgain() throws Exception {
    Begun run = runs.working(2);
    runs.killServer();
    succeeds(run);
  }

  @Test
  void aPodThatIsDeletedIsMadeAgain() throws Exception {
    Begun run = runs.working(2);
    pods.living().get(0).destroyForcibly();
    succeeds(run);
  }

  @Test
  void whatCannotBeFailsAndSaysWhatToDo() throws Exception {
    JobRun own =
        runs.ended(runs.start(2, Map.of("--conf", "spark.kubernetes.namespace=kube-system")));
    assertThat(own.jobRunState()).isEqualTo(JobRunState.FAILED);
    assertThat(own.errorMessage())
        .contains("spark.kubernetes.namespace", "not open to runs", "--spark-cluster-conf");
    pods.refuse(403);
    JobRun refused = runs.ended(runs.start(2, Map.of()));
    pods.refuse(0);
    assertThat(refused.jobRunState()).isEqualTo(JobRunState.FAILED);
    assertThat(refused.errorMessage()).contains("does not let the server see", "role");
  }
}
