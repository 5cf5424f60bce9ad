package io.mastic.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.Node;
import software.amazon.awssdk.services.glue.model.NodeType;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.WorkflowRun;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Runs the demo pipeline against an endpoint, tells what happens, and checks the result against
 * what the raw files come to without Spark.
 */
public final class Demo {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI endpoint;
  private final Path example;
  private final AwsCredentialsProvider credentials;
  private final Function<String, List<String>> jobOutput;
  private final Screen screen = new Screen(System.out);

  /**
   * @param jobOutput the lines that a job run printed, by its id
   */
  public Demo(
      URI endpoint,
      AwsCredentialsProvider credentials,
      Path example,
      Function<String, List<String>> jobOutput) {
    this.endpoint = endpoint;
    this.example = example;
    this.credentials = credentials;
    this.jobOutput = jobOutput;
  }

  /** True if the pipeline ran and its result is right. */
  public boolean run() throws IOException {
    try (GlueClient glue =
            GlueClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        S3Client s3 =
            S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .forcePathStyle(true)
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
      return run(glue, s3);
    }
  }

  private boolean run(GlueClient glue, S3Client s3) throws IOException {
    Pipeline pipeline = new Pipeline(glue, s3, example);
    screen.title("Raw data in, by the S3 API");
    Pipeline.Uploaded data = pipeline.uploadData();
    screen.line(data.files() + " files, " + data.bytes() / 1024 + " KB, to s3://" + Pipeline.RAW);
    Pipeline.Uploaded scripts = pipeline.uploadScripts();
    screen.line(scripts.files() + " scripts to s3://" + Pipeline.CURATED + "/scripts/");

    screen.title("Database, crawlers, jobs, triggers and workflow, by the Glue API");
    pipeline.create();
    screen.line(
        "database quakes; crawlers crawl-raw, crawl-curated; jobs quakes-near-airports (PySpark),");
    screen.line(
        "raw-report (Python shell); workflow quakes with triggers start, raw-ready, jobs-done");

    screen.title("The workflow runs");
    String runId = glue.startWorkflowRun(b -> b.name(Pipeline.NAME)).runId();
    WorkflowRun run = new FollowedWorkflow(glue, screen).untilEnd(Pipeline.NAME, runId);

    screen.title("Workflow quakes: " + run.statusAsString());
    screen.table(List.of("node", "name", "state", "took", "then"), FollowedWorkflow.table(run));
    if (run.statistics().succeededActions() != 4) {
      showOutput(run, 25);
      screen.bad("Not right: " + run.statistics().succeededActions() + " of 4 actions succeeded.");
      return false;
    }
    screen.title("What the PySpark job printed");
    showOutput(run, 60);
    return check(glue, s3);
  }

  private void showOutput(WorkflowRun run, int lines) {
    for (Node node : run.graph().nodes()) {
      if (node.type() == NodeType.JOB
          && node.name().equals(Pipeline.ETL_JOB)
          && node.jobDetails() != null) {
        for (JobRun jobRun : node.jobDetails().jobRuns()) {
          List<String> output = jobOutput.apply(jobRun.id());
          output.subList(Math.max(0, output.size() - lines), output.size()).forEach(screen::line);
        }
      }
    }
  }

  private boolean check(GlueClient glue, S3Client s3) throws IOException {
    List<Table> tables =
        glue.getTablesPaginator(b -> b.databaseName(Pipeline.NAME)).stream()
            .flatMap(page -> page.tableList().stream())
            .toList();
    screen.title("What the crawlers wrote into the catalog");
    List<List<String>> rows = new ArrayList<>();
    for (Table table : tables) {
      rows.add(
          List.of(
              table.name(),
              table.parameters().getOrDefault("classification", ""),
              String.valueOf(table.storageDescriptor().columns().size()),
              String.join(", ", table.partitionKeys().stream().map(key -> key.name()).toList()),
              String.valueOf(partitions(glue, table.name())),
              table.parameters().getOrDefault("recordCount", ""),
              table.storageDescriptor().location()));
    }
    screen.table(
        List.of("table", "format", "columns", "keys", "partitions", "rows", "location"), rows);

    screen.title("What the Python shell job reported");
    JsonNode report =
        JSON.readTree(
            s3.getObjectAsBytes(b -> b.bucket(Pipeline.CURATED).key(Pipeline.REPORT_KEY))
                .asByteArray());
    screen.line(report.toString());

    return verdict(tables, partitions(glue, "near_airports"), report);
  }

  private boolean verdict(List<Table> tables, int states, JsonNode report) throws IOException {
    Expected expected = Expected.from(example.resolve("data"));
    Map<String, String> near =
        tables.stream()
            .filter(table -> table.name().equals("near_airports"))
            .findFirst()
            .map(Table::parameters)
            .orElse(Map.of());
    String rows = near.getOrDefault("recordCount", "no");
    boolean right =
        rows.equals(String.valueOf(expected.pairs()))
            && states == expected.states()
            && report.path("tables").has("quakes")
            && report.path("tables").has("airports");
    String found =
        String.format(
            Locale.ROOT,
            "%s rows in %d partitions; from %,d earthquakes and %,d airports it must be %d rows in %d.",
            rows,
            states,
            expected.quakes(),
            expected.airports(),
            expected.pairs(),
            expected.states());
    if (right) {
      screen.good("Right: " + found);
    } else {
      screen.bad("Not right: " + found);
    }
    return right;
  }

  private static int partitions(GlueClient glue, String table) {
    return glue.getPartitionsPaginator(b -> b.databaseName(Pipeline.NAME).tableName(table)).stream()
        .mapToInt(page -> page.partitions().size())
        .sum();
  }
}
