package io.mastic.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.runtime.launch.RunJson.SqlCatalog;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterSettingsTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "AWS_ACCESS_KEY_ID", "id",
          "AWS_SECRET_ACCESS_KEY", "secret",
          "AWS_SESSION_TOKEN", "token",
          "AWS_ENDPOINT_URL", "http://10.0.0.1:4566",
          "PATH", "/bin");

  private static RunJson run(Map<String, String> conf) {
    RunJson.Cluster cluster =
        new RunJson.Cluster(
            Map.of("spark.executor.instances", "2"),
            "python3.11",
            List.of("/cache/a.zip", "/cache/b.zip"),
            List.of("/runs/r/lib/helper.py", "/runs/r/lib/more.zip"),
            Map.of("CUSTOMER_A", "b"));
    return new RunJson(
        Path.of("/runs/r"),
        "job",
        new RunJson.Python("/usr/bin/python3", List.of("/src"), List.of(), "mastic_job.script"),
        new RunJson.Spark(
            "spark://m:7077", "10.0.0.1", List.of(), conf, SqlCatalog.OWN, List.of(), cluster),
        null,
        null,
        "http://10.0.0.1:4566");
  }

  @Test
  void executorsAreSentAllThatTheyNeedAndNoPathOfThisMachine() {
    Map<String, String> settings = SparkSettings.of(run(Map.of()), ENVIRONMENT);
    assertThat(settings)
        .containsEntry("spark.master", "spark://m:7077")
        .containsEntry("spark.driver.host", "10.0.0.1")
        .containsEntry("spark.executor.instances", "2")
        .containsEntry(
            "spark.archives", "/cache/a.zip#mastic-python-0,/cache/b.zip#mastic-python-1")
        .containsEntry("spark.files", "/runs/r/lib/helper.py,/runs/r/lib/more.zip")
        .containsEntry("spark.executorEnv.PYTHONPATH", ".:more.zip:mastic-python-0:mastic-python-1")
        .containsEntry("spark.pyspark.python", "python3.11")
        .containsEntry("spark.executorEnv.CUSTOMER_A", "b")
        .containsEntry("spark.executorEnv.AWS_SESSION_TOKEN", "token")
        .containsEntry("spark.hadoop.fs.s3a.secret.key", "secret")
        .containsEntry("spark.hadoop.fs.s3a.user.agent.prefix", "mastic-run/r")
        .containsEntry("spark.ui.enabled", "true")
        .containsEntry("spark.ui.filters", "io.mastic.runtime.page.PageGate")
        .containsEntry("spark.hadoop.fs.s3a.endpoint", "http://10.0.0.1:4566")
        .doesNotContainKey("spark.executorEnv.PATH");
    assertThat(settings.get("spark.plugins")).contains("ExecutorLogs");
    assertThat(settings.get("spark.extraListeners")).contains("ExecutorWatch");
  }

  @Test
  void theRunsKeysHaveTheirTokenHoweverManyThreadsAskFirst() {
    assertThat(SparkSettings.of(run(Map.of()), ENVIRONMENT))
        .containsEntry(
            "spark.hadoop.fs.s3a.aws.credentials.provider",
            "com.amazonaws.auth.EnvironmentVariableCredentialsProvider");
    Map<String, String> own = Map.of("spark.hadoop.fs.s3a.bucket.theirs.access.key", "k");
    assertThat(SparkSettings.of(run(own), ENVIRONMENT))
        .doesNotContainKey("spark.hadoop.fs.s3a.aws.credentials.provider");
  }

  @Test
  void whatTheJobSendsItselfComesBesides() {
    Map<String, String> asked =
        Map.of("spark.jars", "/mine.jar", "spark.files", "s3://data/x", "spark.plugins", "a.B");
    Map<String, String> settings = SparkSettings.of(run(asked), ENVIRONMENT);
    assertThat(settings.get("spark.jars")).startsWith("/mine.jar");
    assertThat(settings)
        .containsEntry("spark.files", "s3://data/x,/runs/r/lib/helper.py,/runs/r/lib/more.zip");
    assertThat(settings.get("spark.plugins")).startsWith("a.B,").contains("ExecutorLogs");
  }

  @Test
  void sparksOwnJarsAreThereAlready() {
    String classPath =
        "/m/runtime.jar:/spark/jars/spark-core_2.12-3.5.7.jar:/spark/jars/hadoop.jar"
            + ":/spark/iceberg/iceberg.jar:/classes";
    assertThat(ClusterSettings.jars(classPath, List.of("/runs/r/lib/driver.jar")))
        .containsExactly("/m/runtime.jar", "/spark/iceberg/iceberg.jar", "/runs/r/lib/driver.jar");
  }

  @Test
  void aRunInItsOwnProcessHasNothingOfIt() {
    RunJson run = run(Map.of());
    RunJson alone =
        new RunJson(
            run.directory(),
            run.jobName(),
            run.python(),
            new RunJson.Spark(
                "local[*]", "127.0.0.1", List.of(), Map.of(), SqlCatalog.OWN, List.of(), null),
            null,
            "/objects",
            null);
    Map<String, String> settings = new HashMap<>(SparkSettings.of(alone, ENVIRONMENT));
    assertThat(settings).doesNotContainKeys("spark.archives", "spark.jars", "spark.plugins");
    assertThat(settings.values()).doesNotContain("secret", "token");
  }

  @Test
  void containersAreSentSparkUnlessTheirOperatorSaysWhereItIs() {
    String path = "/m/runtime.jar:/m/spark/jars/spark-core_2.12-3.5.7.jar:/m/spark/yarn/y.jar:/etc";
    assertThat(ClusterSettings.sparkForContainers("yarn", Map.of(), path))
        .contains("file:///m/spark/jars/*.jar,file:///m/spark/yarn/*.jar");
    for (String key : List.of("spark.yarn.jars", "spark.yarn.archive")) {
      assertThat(ClusterSettings.sparkForContainers("yarn", Map.of(key, "local:/s/*"), path))
          .isEmpty();
    }
    assertThat(ClusterSettings.sparkForContainers("spark://m:7077", Map.of(), path)).isEmpty();
    assertThat(ClusterSettings.jars(path, List.of("/x.jar")))
        .containsExactly("/m/runtime.jar", "/x.jar");
  }
}
