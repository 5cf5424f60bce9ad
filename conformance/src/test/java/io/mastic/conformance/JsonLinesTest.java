package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Action;
import software.amazon.awssdk.services.glue.model.ConnectionType;
import software.amazon.awssdk.services.glue.model.S3Target;
import software.amazon.awssdk.services.glue.model.TriggerType;
import software.amazon.awssdk.services.glue.model.WorkflowRunStatus;
import software.amazon.awssdk.services.s3.S3Client;

/** {@code serve --log-format json}: each line of the log and of the audit is one object. */
@SuppressWarnings("unchecked") // arrays of the builders that the SDK takes
class JsonLinesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HUSH = "hush-hush";

  /** What each line has. */
  private static final List<String> ALWAYS = List.of("time", "level", "logger", "message");

  private static final Map<String, List<String>> MEMBERS =
      Map.of(
          "run-began", List.of("run", "job", "account", "region", "attempt", "pid"),
          "run-ended", List.of("run", "job", "account", "region", "attempt", "state", "seconds"),
          "crawl-began", List.of("crawl", "crawler", "account", "region"),
          "crawl-ended", List.of("crawl", "crawler", "account", "region", "state", "seconds"),
          "workflow-began", List.of("run", "workflow", "account", "region", "state"),
          "workflow-ended", List.of("run", "workflow", "account", "region", "state"));

  private static final List<String> OF_AUDIT =
      List.of(
          "key",
          "principal",
          "account",
          "region",
          "service",
          "operation",
          "resource",
          "status",
          "result",
          "request");

  @TempDir private Path directory;

  @Test
  void everyLineIsAnObjectWithItsMembers() throws Exception {
    Path data = directory.resolve("data");
    try (MasticProcess server = MasticProcess.serve(data, "--log-format", "json");
        GlueClient glue = server.glue();
        S3Client s3 = server.s3()) {
      work(glue, s3);
    }
    List<JsonNode> log = lines(MasticProcess.stderr(data));
    for (Map.Entry<String, List<String>> event : MEMBERS.entrySet()) {
      List<JsonNode> told =
          log.stream().filter(l -> l.path("message").asText().equals(event.getKey())).toList();
      // There was one run, one crawl, one workflow run.
      assertThat(told).as(event.getKey()).hasSize(1);
      told.forEach(line -> has(line, event.getValue()));
    }
    assertThat(log)
        .anySatisfy(
            line -> {
              assertThat(line.path("message").asText()).isEqualTo("run-ended");
              assertThat(line.path("state").asText()).isEqualTo("SUCCEEDED");
              assertThat(line.path("seconds").isNumber()).isTrue();
            });
    List<JsonNode> audit = lines(data.resolve("logs/audit.log"));
    audit.forEach(line -> has(line, OF_AUDIT));
    assertThat(audit)
        .extracting(line -> line.path("operation").asText())
        .contains("CreateConnection", "CreateJob", "StartWorkflowRun", "PUT");
    assertThat(audit).allSatisfy(line -> assertThat(line.path("status").isNumber()).isTrue());
  }

  /** A job of a workflow, and a crawl, with secrets wherever a client may put them. */
  private static void work(GlueClient glue, S3Client s3) throws InterruptedException {
    s3.createBucket(r -> r.bucket("data"));
    s3.putObject(
        r -> r.bucket("data").key("s.py"), RequestBody.fromString("print('" + HUSH + "')"));
    s3.putObject(r -> r.bucket("data").key("in/a.json"), RequestBody.fromString("{\"id\":1}\n"));
    glue.createConnection(
        r ->
            r.connectionInput(
                c ->
                    c.name("store")
                        .connectionType(ConnectionType.JDBC)
                        .connectionPropertiesWithStrings(
                            Map.of(
                                "JDBC_CONNECTION_URL", "jdbc:postgresql://h/d",
                                "USERNAME", "u",
                                "PASSWORD", HUSH))));
    glue.createJob(
        r ->
            r.name("j \"quoted\"")
                .role("r")
                .defaultArguments(Map.of("--password", HUSH))
                .command(c -> c.name("pythonshell").scriptLocation("s3://data/s.py")));
    glue.createDatabase(r -> r.databaseInput(d -> d.name("d").description(HUSH)));
    glue.createCrawler(
        r ->
            r.name("c")
                .role("r")
                .databaseName("d")
                .targets(t -> t.s3Targets(S3Target.builder().path("s3://data/in/").build())));
    glue.createWorkflow(r -> r.name("w").defaultRunProperties(Map.of("password", HUSH)));
    glue.createTrigger(
        r ->
            r.name("t")
                .workflowName("w")
                .type(TriggerType.ON_DEMAND)
                .actions(
                    Action.builder()
                        .jobName("j \"quoted\"")
                        .arguments(Map.of("--password", HUSH))
                        .build(),
                    Action.builder().crawlerName("c").build()));
    String run = glue.startWorkflowRun(r -> r.name("w")).runId();
    Soon.until(
        "the workflow has ended",
        () ->
            glue.getWorkflowRun(r -> r.name("w").runId(run)).run().status()
                == WorkflowRunStatus.COMPLETED);
  }

  /** What the JVM itself says of its archive of classes begins with a bracket, and is no log. */
  private static List<JsonNode> lines(Path file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.startsWith("[")) {
        assertThat(line).startsWith("{").endsWith("}").doesNotContain(HUSH);
        JsonNode json = JSON.readTree(line);
        has(json, ALWAYS);
        assertThat(Instant.parse(json.path("time").asText())).isAfter(Instant.EPOCH);
        lines.add(json);
      }
    }
    assertThat(lines).isNotEmpty();
    return lines;
  }

  private static void has(JsonNode line, List<String> members) {
    TreeSet<String> there = new TreeSet<>();
    line.fieldNames().forEachRemaining(there::add);
    assertThat(there).as(line.toString()).containsAll(members);
  }
}
