package io.mastic.neighbours;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.catalog.connection.ConnectionPasswords;
import io.mastic.jobs.logs.CrawlerLogs;
import io.mastic.jobs.logs.Logs;
import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import io.mastic.kernel.SettableClock;
import io.mastic.kernel.TestSeals;
import io.mastic.kernel.key.AccessKeys;
import io.mastic.kernel.task.Tasks;
import io.mastic.neighbours.events.GlueNews;
import io.mastic.neighbours.events.GoneTargetException;
import io.mastic.neighbours.logs.KeptLogs;
import io.mastic.neighbours.secrets.KeptSecrets;
import io.mastic.wire.Auth;
import io.mastic.wire.FrontDoor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.glue.model.GetJobRunResponse;
import software.amazon.awssdk.services.glue.model.JobRun;

/** The neighbours behind a real front door, and a client that speaks plain HTTP. */
final class Neighbourhood implements AutoCloseable {

  record Answer(int status, String body) {
    /** The text of the first element of that name. */
    String element(String name) {
      int start = body.indexOf("<" + name + ">");
      int end = body.indexOf("</" + name + ">", start);
      return start < 0 ? "" : body.substring(start + name.length() + 2, end);
    }

    JsonNode json() {
      return Json.read(body);
    }

    /** Status and error code of a JSON answer. */
    String refusal() {
      return status + " " + json().path("__type").asText();
    }
  }

  final Db db;
  final SettableClock clock = new SettableClock(Instant.parse("2026-11-30T12:00:00Z"));
  final Neighbours neighbours;
  final Tasks tasks;
  final GlueNews news;

  /** Job runs that the news may look at, by their ids. */
  final Map<String, JobRun> runs = new ConcurrentHashMap<>();

  /**
   * Workflows that were told of events, as {@code NAME ID}; one called {@code gone} is not there.
   */
  final List<String> notified = new CopyOnWriteArrayList<>();

  final RecordedGlue glue = new RecordedGlue();

  private final AccessKeys keys;
  private final FrontDoor door;
  private final HttpClient http = HttpClient.newHttpClient();

  Neighbourhood(Db db, Path logs) {
    this.db = db;
    db.migrate("kernel");
    Neighbours.migrate(db);
    tasks = new Tasks(db, clock, 8);
    keys = new AccessKeys(db, clock, TestSeals.seals());
    KeptLogs kept = new KeptLogs(db, clock);
    neighbours =
        Neighbours.open(
            db,
            clock,
            TestSeals.seals(),
            new Neighbours.Beside(
                keys,
                new Neighbours.Written(new Logs(List.of(new CrawlerLogs(logs), kept)), kept),
                new ConnectionPasswords(TestSeals.seals()),
                new KeptSecrets(db, clock, TestSeals.seals()),
                () -> "http://127.0.0.1:4566",
                tasks,
                new Neighbours.OfGlue(this::notified, glue)));
    news =
        new GlueNews(
            clock,
            tasks,
            neighbours.flow().bus(),
            asked -> GetJobRunResponse.builder().jobRun(runs.get(asked.runId())).build());
    tasks.start();
    try {
      this.door =
          new FrontDoor(
              new FrontDoor.Settings("127.0.0.1", 0, Auth.OFF),
              new FrontDoor.Rooms(neighbours.faces(), neighbours.services(), keys::find),
              clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void notified(String workflow, String event) throws GoneTargetException {
    if (workflow.equals("gone")) {
      throw new GoneTargetException("NO_RESOURCE", "There is no such workflow.");
    }
    notified.add(workflow + " " + event);
  }

  Answer iam(String action, String... namesAndValues) {
    return query("2010-05-08", "", action, namesAndValues);
  }

  /** The same as a caller who signs with that key; the front door of this test believes it. */
  Answer iamAs(String keyId, String action, String... namesAndValues) {
    return query("2010-05-08", keyId, action, namesAndValues);
  }

  /** Makes a key of an account's root. */
  void keep(String keyId, String account) {
    keys.keep(keyId, "secret", account, "arn:aws:iam::" + account + ":root");
  }

  Answer sts(String action, String... namesAndValues) {
    return query("2011-06-15", "", action, namesAndValues);
  }

  /** As a caller who signs with that key; the front door of this test believes it. */
  Answer stsAs(String keyId, String action, String... namesAndValues) {
    return query("2011-06-15", keyId, action, namesAndValues);
  }

  private Answer query(String version, String keyId, String action, String... namesAndValues) {
    StringBuilder form = new StringBuilder("Action=" + action + "&Version=" + version);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      form.append('&').append(namesAndValues[i]).append('=');
      form.append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(door.url() + "/"))
            .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(form.toString()));
    if (!keyId.isEmpty()) {
      request.header("X-Amz-Date", "20260101T000000Z");
      request.header(
          "Authorization",
          "AWS4-HMAC-SHA256 Credential="
              + keyId
              + "/20260101/us-east-1/"
              + (version.equals("2010-05-08") ? "iam" : "sts")
              + "/aws4_request, SignedHeaders=host, Signature=0");
    }
    return send(request.build());
  }

  /** A call by a form, in a region, to a path. */
  Answer form(String region, String service, String path, String... namesAndValues) {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      form.append(form.isEmpty() ? "" : "&").append(namesAndValues[i]).append('=');
      form.append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
    }
    return send(
        HttpRequest.newBuilder(URI.create(door.url() + path))
            .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
            .header("X-Amz-Date", "20261130T120000Z")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=anybody/20261130/"
                    + region
                    + "/"
                    + service
                    + "/aws4_request, SignedHeaders=host, Signature=0")
            .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
            .build());
  }

  Answer logs(String operation, String json) {
    return send(
        HttpRequest.newBuilder(URI.create(door.url() + "/"))
            .header("X-Amz-Target", "Logs_20140328." + operation)
            .POST(HttpRequest.BodyPublishers.ofString(json.replace('\'', '"')))
            .build());
  }

  /** A call by its target in a region, with single quotes for double ones. */
  Answer json(String region, String service, String target, String json) {
    String credential = "/20261130/" + region + "/" + service + "/aws4_request";
    return send(
        HttpRequest.newBuilder(URI.create(door.url() + "/"))
            .header("X-Amz-Target", target)
            .header("X-Amz-Date", "20261130T120000Z")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=anybody"
                    + credential
                    + ", SignedHeaders=host, Signature=0")
            .POST(HttpRequest.BodyPublishers.ofString(json.replace('\'', '"')))
            .build());
  }

  /** A call by method and path in a region, with single quotes for double ones. */
  Answer rest(String region, String service, String call, String json) {
    String[] methodAndPath = call.split(" ", -1);
    HttpRequest.BodyPublisher body =
        json.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(json.replace('\'', '"'));
    return send(
        HttpRequest.newBuilder(URI.create(door.url() + methodAndPath[1]))
            .header("X-Amz-Date", "20261130T120000Z")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=anybody/20261130/"
                    + region
                    + "/"
                    + service
                    + "/aws4_request, SignedHeaders=host, Signature=0")
            .method(methodAndPath[0], body)
            .build());
  }

  private Answer send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    door.close();
    tasks.close();
    db.close();
  }
}
