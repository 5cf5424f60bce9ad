package io.mastic.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mastic.app.sweep.Probe;
import io.mastic.app.sweep.Probes;
import io.mastic.app.sweep.ServiceModel;
import io.mastic.kernel.DatabaseLogin;
import io.mastic.wire.Auth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every constraint of the service model, broken one at a time for every operation that is served,
 * through the front door: refused in AWS's words, never a 500 and never a success. And every
 * request at the edge of what the model allows: whatever it is answered, no 500.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ConstraintSweepContract {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  /** The JDBC URL of an empty database, or null for a SQLite file. */
  abstract @Nullable String database();

  /** Whether a probe tells something new on this engine. */
  abstract boolean isWorthwhile(Probe probe);

  private final ServiceModel model = ServiceModel.load();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private Server server;
  private Path directory;

  private record Answer(int status, String code, String message) {}

  @BeforeAll
  void openServer(@TempDir Path data) throws IOException {
    directory = data;
    String url = database();
    Settings settings =
        Settings.local(data)
            .with(new Settings.Door("127.0.0.1", 0, Auth.OFF))
            .with(new Settings.Storage(data, url == null ? null : DatabaseLogin.of(url), null));
    server = Server.start(settings, new Home(HOME), Server.Spark.NOT_PREPARED);
  }

  /** What the probes' requests are about, so that they reach further than "not found". */
  private static final List<String> THERE =
      List.of(
          "CreateDatabase {'DatabaseInput':{'Name':'swept'}}",
          "CreateTable"
              + " {'DatabaseName':'swept','TableInput':{'Name':'swept','PartitionKeys':[{'Name':'k','Type':'string'}],"
              + "'StorageDescriptor':{'Columns':[{'Name':'x','Type':'int'}],'Location':'s3://swept/'}}}",
          "CreatePartition"
              + " {'DatabaseName':'swept','TableName':'swept','PartitionInput':{'Values':['swept']}}",
          "CreateUserDefinedFunction"
              + " {'DatabaseName':'swept','FunctionInput':{'FunctionName':'swept','ClassName':'c',"
              + "'OwnerName':'o','OwnerType':'USER'}}",
          "CreateConnection"
              + " {'ConnectionInput':{'Name':'swept','ConnectionType':'NETWORK','ConnectionProperties':{}}}",
          "CreateRegistry {'RegistryName':'swept'}",
          "CreateSchema"
              + " {'RegistryId':{'RegistryName':'swept'},'SchemaName':'swept','DataFormat':'AVRO',"
              + "'Compatibility':'NONE','SchemaDefinition':'\\'int\\''}",
          "PutFormType {'Name':'AND','Schema':'structure AND { a: String }'}",
          "PutAssetType {'Name':'swept','Forms':{'swept':{'FormTypeIdentifier':'AND'}}}",
          "PutAsset"
              + " {'AssetTypeId':'swept','Identifier':'swept','Name':'swept','Forms':{'swept':{'Content':'{}'}}}",
          "CreateJob"
              + " {'Name':'swept','Role':'r','Command':{'Name':'pythonshell','ScriptLocation':'s3://swept/x.py'}}",
          "CreateCrawler"
              + " {'Name':'swept','Role':'r','DatabaseName':'swept','Targets':{'S3Targets':[{'Path':'s3://swept/'}]}}",
          "CreateWorkflow {'Name':'swept'}",
          "CreateTrigger {'Name':'swept','Type':'ON_DEMAND','Actions':[{'JobName':'swept'}]}");

  @AfterAll
  void closeServer() {
    server.close();
    Survivors.end(directory);
  }

  /** Operations of the SDK of which the model says nothing. */
  private static final Set<String> YOUNGER_THAN_THE_MODEL =
      Set.of("GetSystemLogsForJobRun", "GetSystemLogsForSession");

  /** What the table of operations says is served; that it is true has a test of its own. */
  static List<String> served() throws IOException {
    return Files.readAllLines(HOME.resolve("docs/operations.md")).stream()
        .filter(line -> line.contains("| done |") || line.contains("| partly |"))
        .map(line -> line.substring(1, line.indexOf('|', 1)).strip())
        .filter(operation -> !YOUNGER_THAN_THE_MODEL.contains(operation))
        .toList();
  }

  /** Of a visual job, which the model calls secret as a whole, nodes and inputs are named. */
  private static final String NODES = "odeGenConfigurationNodes";

  @Test
  void somethingIsSwept() throws IOException {
    assertThat(served()).hasSizeGreaterThan(100).contains("CreateTable");
  }

  @ParameterizedTest
  @MethodSource("served")
  void everyRuleOfTheModelIsKept(String operation) {
    String region = Probes.regionOf(operation);
    for (String line : THERE) {
      String[] call = line.split(" ", 2);
      Answer answer = send(region, call[0], call[1].replace('\'', '"'));
      assertThat(answer.status()).as("%s: %s", line, answer).isEqualTo(200);
    }
    List<String> wrong = new ArrayList<>();
    Probes.of(
        model,
        operation,
        probe -> {
          if (isWorthwhile(probe)) {
            Answer answer = send(region, operation, probe.request().toString());
            if (!isRight(probe, answer)) {
              wrong.add(probe + ": " + shortened(answer.toString()));
            }
          }
        });
    assertThat(wrong).isEmpty();
  }

  private boolean isRight(Probe probe, Answer answer) {
    boolean silent =
        probe.secret().isEmpty()
            || probe.what().contains(NODES)
            || !answer.message().contains(probe.secret());
    return silent
        && switch (probe.outcome()) {
          case BREAKS_A_RULE ->
              answer.status() == 400
                  && answer.code().equals(model.refusalOf(probe.operation()))
                  && answer.message().contains(probe.complaint());
          case DOES_NOT_FIT ->
              answer.status() == 400
                  && answer.code().equals("SerializationException")
                  && answer.message().contains(probe.complaint());
          case KEEPS_THE_RULES ->
              answer.status() == 200
                  || (answer.status() == 400
                      && !answer.code().equals("ValidationException")
                      && !answer.code().equals("SerializationException"));
        };
  }

  private Answer send(String region, String operation, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(server.uri().resolve("/"))
            .timeout(Duration.ofSeconds(20))
            .header("X-Amz-Target", "AWSGlue." + operation)
            .header("Content-Type", "application/x-amz-json-1.1")
            .header("X-Amz-Date", "20260101T000000Z")
            // Signatures are off; only the region of it counts.
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=sweep/20260101/"
                    + region
                    + "/glue/aws4_request, SignedHeaders=host, Signature=00")
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      JsonNode answer = JSON.readTree(response.body());
      return new Answer(
          response.statusCode(), answer.path("__type").asText(), answer.path("Message").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String shortened(String text) {
    return text.length() < 500 ? text : text.substring(0, 500) + "...";
  }
}
