package io.mastic.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.app.sweep.Probe;
import io.mastic.app.sweep.Probes;
import io.mastic.app.sweep.ServiceModel;
import io.mastic.kernel.access.Ask;
import io.mastic.kernel.access.Authorizer;
import io.mastic.wire.Auth;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** An authorizer that says no stops every operation of every face, before it has done anything. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeniedEverywhereTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  private static final List<String> S3 =
      List.of(
          "GET /",
          "PUT /bucket",
          "HEAD /bucket",
          "DELETE /bucket",
          "GET /bucket",
          "GET /bucket?location",
          "GET /bucket?list-type=2",
          "GET /bucket?versions",
          "GET /bucket?uploads",
          "POST /bucket?delete",
          "GET /bucket?acl",
          "PUT /bucket?acl",
          "GET /bucket?policy",
          "PUT /bucket?policy",
          "DELETE /bucket?policy",
          "GET /bucket?policyStatus",
          "PUT /bucket?versioning",
          "GET /bucket/key",
          "HEAD /bucket/key",
          "PUT /bucket/key",
          "DELETE /bucket/key",
          "GET /bucket/key?attributes",
          "GET /bucket/key?tagging",
          "PUT /bucket/key?tagging",
          "DELETE /bucket/key?tagging",
          "GET /bucket/key?acl",
          "PUT /bucket/key?acl",
          "POST /bucket/key?uploads",
          "PUT /bucket/key?uploadId=u&partNumber=1",
          "POST /bucket/key?uploadId=u",
          "DELETE /bucket/key?uploadId=u",
          "GET /bucket/key?uploadId=u");

  private static final Map<String, List<String>> QUERY =
      Map.of(
          "2011-06-15",
          List.of("GetCallerIdentity", "AssumeRole", "GetSessionToken"),
          "2010-05-08",
          List.of(
              "CreateRole",
              "DeleteRole",
              "GetRole",
              "ListRoles",
              "UpdateRole",
              "UpdateRoleDescription",
              "UpdateAssumeRolePolicy",
              "TagRole",
              "UntagRole",
              "ListRoleTags",
              "AttachRolePolicy",
              "DetachRolePolicy",
              "ListAttachedRolePolicies",
              "PutRolePolicy",
              "GetRolePolicy",
              "DeleteRolePolicy",
              "ListRolePolicies",
              "ListInstanceProfilesForRole",
              "CreatePolicy",
              "DeletePolicy",
              "GetPolicy",
              "GetPolicyVersion",
              "ListPolicyVersions",
              "GetUser"));

  private static final List<String> JSON =
      List.of(
          "Logs_20140328.DescribeLogGroups",
          "Logs_20140328.DescribeLogStreams",
          "Logs_20140328.FilterLogEvents",
          "TrentService.Decrypt",
          "TrentService.CreateKey",
          "TrentService.ListKeys",
          "AmazonSSM.DescribeParameters",
          "AmazonSQS.ListQueues",
          "AWSEvents.ListEventBuses",
          "secretsmanager.GetRandomPassword",
          "secretsmanager.ListSecrets",
          "MasticJobs.SaveBookmark");

  private final List<Ask> asked = new CopyOnWriteArrayList<>();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private Path data;
  private Server server;

  @BeforeAll
  void open(@TempDir Path directory) throws IOException {
    data = directory;
    Settings settings = Settings.local(data).with(new Settings.Door("127.0.0.1", 0, Auth.OFF));
    server =
        Server.start(
            settings,
            new Home(HOME),
            Server.Spark.NOT_PREPARED,
            ask -> {
              asked.add(ask);
              return Authorizer.Decision.NOT_ALLOWED;
            });
  }

  @AfterAll
  void close() {
    server.close();
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder at(String target) {
    return HttpRequest.newBuilder(URI.create(server.url() + target));
  }

  @Test
  void everyOperationOfGlue() throws Exception {
    Map<String, Integer> before = rows();
    ServiceModel model = ServiceModel.load();
    for (String operation : ConstraintSweepContract.served()) {
      asked.clear();
      HttpResponse<String> answer =
          json("AWSGlue." + operation, validRequest(model, operation).toString());
      assertThat(answer.statusCode()).as(operation + answer.body()).isEqualTo(400);
      assertThat(answer.body())
          .as(operation)
          .contains("AccessDeniedException")
          .contains(" is not authorized to perform: glue:" + operation + " on resource: arn:");
      assertThat(asked).as(operation).hasSize(1);
    }
    assertThat(rows()).isEqualTo(before);
  }

  /** The first that is tried: what is required, and no more. */
  private static Object validRequest(ServiceModel model, String operation) {
    List<Probe> probes = new ArrayList<>();
    Probes.of(
        model,
        operation,
        probe -> {
          if (probes.isEmpty()) {
            probes.add(probe);
          }
        });
    return probes.get(0).request();
  }

  private HttpResponse<String> json(String target, String body)
      throws IOException, InterruptedException {
    return send(at("/").header("X-Amz-Target", target).POST(BodyPublishers.ofString(body)));
  }

  @Test
  void everyOtherServiceOfAwsJson() throws Exception {
    for (String target : JSON) {
      assertDenied(target, 400, json(target, "{}"));
    }
    String stream = "{\"logGroupName\":\"g\",\"logStreamName\":\"s\"}";
    for (String target : List.of("Logs_20140328.GetLogEvents", "Logs_20140328.CreateLogStream")) {
      assertDenied(target, 400, json(target, stream));
    }
  }

  @Test
  void everyOperationOfS3() throws Exception {
    for (String call : S3) {
      String[] parts = call.split(" ", 2);
      assertDenied(call, 403, send(at(parts[1]).method(parts[0], BodyPublishers.ofString("x"))));
    }
    HttpRequest.Builder copy =
        at("/bucket/copy").header("x-amz-copy-source", "/bucket/key").PUT(BodyPublishers.noBody());
    assertDenied("a copy", 403, send(copy));
    try (var left = Files.list(data.resolve("objects"))) {
      assertThat(left.filter(Files::isDirectory).map(Path::getFileName).map(Path::toString))
          .doesNotContain("bucket");
    } catch (java.nio.file.NoSuchFileException e) {
      // Not even begun.
    }
  }

  @Test
  void everyActionOfTheQueryProtocol() throws Exception {
    Map<String, Integer> before = rows();
    for (Map.Entry<String, List<String>> service : QUERY.entrySet()) {
      for (String action : service.getValue()) {
        String form = "Action=" + action + "&Version=" + service.getKey();
        assertDenied(
            action,
            403,
            send(
                at("/")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form))));
      }
    }
    assertThat(rows()).isEqualTo(before);
  }

  private void assertDenied(String call, int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(call + answer.body()).isEqualTo(status);
    if (!call.startsWith("HEAD")) {
      assertThat(answer.body()).as(call).contains("AccessDenied").contains("not authorized");
    }
    assertThat(asked).as(call).hasSizeGreaterThan(0);
    asked.clear();
  }

  /** How many there are of everything that is stored, but for what recurs by itself. */
  private Map<String, Integer> rows() throws SQLException {
    Map<String, Integer> rows = new TreeMap<>();
    try (var database = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("mastic.db"));
        var statement = database.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (var names =
          statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table'")) {
        while (names.next()) {
          tables.add(names.getString(1));
        }
      }
      tables.remove("task");
      for (String table : tables) {
        try (var count = statement.executeQuery("SELECT COUNT(*) FROM \"" + table + "\"")) {
          rows.put(table, count.getInt(1));
        }
      }
    }
    return rows;
  }
}
