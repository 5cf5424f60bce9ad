package io.mastic.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mastic.app.sweep.RuleTable;
import io.mastic.wire.Auth;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rules of AWS beyond its service model, through the front door: tables of requests, each with
 * the page of the guide that states the rule. What is against a rule is refused with AWS's
 * exception and in words that name it, and a neighbour that is just within is taken.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RulesAcrossFieldsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private Server server;
  private Path directory;
  private int count;

  @BeforeAll
  void openServer(@TempDir Path data) throws IOException {
    directory = data;
    Settings settings =
        Settings.local(data)
            .with(new Settings.Door("127.0.0.1", 0, Auth.OFF))
            .with(new Settings.Storage(data, null, null));
    server =
        Server.start(
            settings,
            new Home(Path.of("..").toAbsolutePath().normalize()),
            Server.Spark.NOT_PREPARED);
  }

  @AfterAll
  void closeServer() {
    server.close();
    Survivors.end(directory);
  }

  /**
   * A table that loses a line fails here: the numbers are of what is refused, and of what is not.
   */
  @ParameterizedTest
  @CsvSource({
    "catalog, 61, 21",
    "classifiers, 14, 6",
    "connections, 14, 5",
    "crawlers, 56, 22",
    "registry, 31, 9",
    "runs, 28, 7",
    "sessions, 24, 2",
    "usage, 9, 2"
  })
  void theTableIsKept(String name, int refused, int taken) throws Exception {
    RuleTable table = RuleTable.load(name);
    assertThat(table.refused()).as("lines that are refused").isEqualTo(refused);
    assertThat(table.taken()).as("lines that are taken").isEqualTo(taken);
    List<String> wrong = new ArrayList<>();
    for (RuleTable.Line line : table.lines()) {
      JsonNode answer = send(line.operation(), line.request().replace("$n", "n" + count++));
      String said = answer.path("__type").asText() + ": " + answer.path("Message").asText();
      if (!line.agrees(said)) {
        wrong.add(line + "\n  was answered " + said);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void noLineWithoutAPage() throws IOException {
    for (String name : RuleTable.names()) {
      for (RuleTable.Line line : RuleTable.load(name).lines()) {
        assertThat(line.page()).as(line.toString()).matches("[a-z0-9-]+");
      }
    }
  }

  private JsonNode send(String operation, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.uri().resolve("/"))
            .timeout(Duration.ofSeconds(20))
            .header("X-Amz-Target", "AWSGlue." + operation)
            .header("Content-Type", "application/x-amz-json-1.1")
            .header("X-Amz-Date", "20260101T000000Z")
            // Signatures are off; only the region of it counts.
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=rules/20260101/us-east-1/glue/aws4_request,"
                    + " SignedHeaders=host, Signature=00")
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    return JSON.readTree(response.body());
  }
}
