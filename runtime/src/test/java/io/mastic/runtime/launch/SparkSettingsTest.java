package io.mastic.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.runtime.frame.Sparks;
import io.mastic.runtime.launch.RunJson.SqlCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkSettingsTest {

  private static final String THRESHOLD = "spark.sql.sources.parallelPartitionDiscovery.threshold";
  private static final String TASKS = "spark.sql.sources.parallelPartitionDiscovery.parallelism";

  @Test
  void foldersOfPlainFilesAreListedWithoutAJob(@TempDir Path directory) throws Exception {
    Map<String, String> settings = settings(directory.toString(), null, Map.of());
    List<String> folders = new ArrayList<>();
    for (int i : IntStream.range(0, 100).toArray()) {
      Path folder = Files.createDirectories(directory.resolve("table/dt=" + i));
      Files.writeString(folder.resolve("rows.csv"), i + "\n");
      folders.add(folder.toString());
    }

    // Spark's own threshold is 32, so that this shows which of the two is at work.
    assertThat(jobsToList(folders, Map.of())).isEqualTo(1);
    assertThat(jobsToList(folders, Map.of(THRESHOLD, settings.get(THRESHOLD)))).isZero();
  }

  @Test
  void foldersOfARemoteS3AreListedByFewTasks(@TempDir Path directory) {
    Map<String, String> settings = settings(null, "http://127.0.0.1:1", Map.of());
    assertThat(settings).doesNotContainKey(THRESHOLD).containsEntry(TASKS, "16");
  }

  @Test
  void whatTheJobAsksForWins(@TempDir Path directory) {
    Map<String, String> asked =
        Map.of(
            THRESHOLD,
            "7",
            "spark.sql.session.timeZone",
            "Europe/Rome",
            "spark.extraListeners",
            "a.B");
    assertThat(settings(directory.toString(), null, asked))
        .containsEntry(THRESHOLD, "7")
        .containsEntry("spark.sql.session.timeZone", "Europe/Rome")
        .containsEntry("spark.extraListeners", "a.B,io.mastic.runtime.progress.ProgressListener");
  }

  @Test
  void aRunIsMeasuredWhereItAsksForThat() {
    assertThat(settings("/o", null, Map.of("spark.mastic.metrics", "true")))
        .containsEntry("spark.mastic.run.job", "job")
        .containsEntry("spark.mastic.run.id", "run")
        .extractingByKey("spark.extraListeners")
        .asString()
        .contains("MetricsListener");
    assertThat(settings("/o", null, Map.of()).get("spark.extraListeners"))
        .doesNotContain("MetricsListener");
  }

  private static Map<String, String> settings(
      @Nullable String root, @Nullable String endpoint, Map<String, String> conf) {
    RunJson run =
        new RunJson(
            Path.of("/run"),
            "job",
            new RunJson.Python("python3", List.of(), List.of(), "mastic_job.script"),
            new RunJson.Spark(
                "local[2]", "127.0.0.1", List.of(), conf, SqlCatalog.OWN, List.of(), null),
            new RunJson.Program(null, null),
            root,
            endpoint);
    return SparkSettings.of(run, Map.of());
  }

  /** How many jobs Spark starts to find the files of these folders, before anything is read. */
  private static long jobsToList(List<String> folders, Map<String, String> settings)
      throws Exception {
    SparkSession session = Sparks.session().newSession();
    settings.forEach(session.conf()::set);
    Queue<String> begun = new ConcurrentLinkedQueue<>();
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onJobStart(SparkListenerJobStart job) {
            begun.add(job.properties().getProperty("spark.job.description", ""));
          }
        };
    session.sparkContext().addSparkListener(listener);
    try {
      session.read().schema("n int").csv(folders.toArray(String[]::new)).inputFiles();
      session.sparkContext().listenerBus().waitUntilEmpty(10_000);
    } finally {
      session.sparkContext().removeSparkListener(listener);
    }
    return begun.stream().filter(words -> words.startsWith("Listing leaf files")).count();
  }
}
