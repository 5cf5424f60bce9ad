package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spark's own page of a run, through the server, by who has signed in. */
@Tag("slow")
class SparkPageTest {

  private static final String SCRIPT =
      """
      import time
      from pyspark.sql import SparkSession
      SparkSession.builder.getOrCreate().range(10).count()
      time.sleep(600)
      """;

  private static final Pattern LINK =
      Pattern.compile("(?:href|src)=\"(/_/spark/[0-9a-f]{64}/[^\"#?]*)");

  private final HttpClient http = HttpClient.newHttpClient();
  @TempDir private Path directory;
  private URI server;
  private String cookie = "";

  @Test
  void itsLinksWorkForWhoMaySeeTheRunWhileItRuns() throws Exception {
    Path data = directory.resolve("data");
    try (ClusterRuns runs = new ClusterRuns(data, SCRIPT)) {
      server = runs.uri();
      ClusterRuns.Begun run = runs.start(2, Map.of("--enable-spark-ui", "true"));
      String door = "/_/runs/" + run.id() + "/spark/";
      runs.await(run, "has done a job", r -> runs.file(run, "progress.json").contains("stages"));
      assertThat(get(door).statusCode()).isEqualTo(401);
      signIn();
      HttpResponse<String> led = get(door);
      assertThat(led.statusCode()).as(led.body()).isEqualTo(302);
      String jobs = led.headers().firstValue("location").orElseThrow();
      assertThat(get("/_/runs/jr_0/spark/").statusCode()).isEqualTo(404);
      cookie = "";
      HttpResponse<String> page = get(jobs);
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("Spark Jobs").doesNotContain("href=\"/jobs");
      assertThat(page.headers().firstValue("content-security-policy").orElse(""))
          .contains("sandbox allow-scripts");
      linksLead(page.body(), jobs);
      String base = jobs.substring(0, jobs.length() - "/jobs/".length());
      assertThat(get(base + "/api/v1/applications").body()).contains("\"completed\" : false");
      assertThat(get(base + "/").headers().firstValue("location")).contains(base + "/jobs/");
      assertThat(sent("POST", jobs).statusCode()).isEqualTo(405);
      assertThat(get("/_/spark/" + "0".repeat(64) + "/jobs/").statusCode()).isEqualTo(404);
      nobodyElseIsLetIn(data.resolve("runs").resolve(run.id()).resolve("page.json"));
      runs.stopped(run);
      assertThat(get(jobs).statusCode()).isEqualTo(404);
      signIn();
      assertThat(get(door).body()).contains("Spark shows no page of this run");
    }
  }

  private void linksLead(String page, String jobs) throws Exception {
    Matcher link = LINK.matcher(page);
    int links = 0;
    while (link.find()) {
      assertThat(get(link.group(1)).statusCode()).as(link.group(1)).isIn(200, 302);
      links++;
    }
    assertThat(links).as(jobs).isGreaterThan(15);
  }

  private void nobodyElseIsLetIn(Path note) throws Exception {
    JsonNode page = new ObjectMapper().readTree(Files.readString(note));
    URI driver = URI.create(page.path("address").asText() + "/jobs/");
    assertThat(driver.getHost()).isEqualTo("127.0.0.1");
    HttpResponse<String> refused =
        http.send(HttpRequest.newBuilder(driver).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(Files.getPosixFilePermissions(note)).hasSize(2);
  }

  private void signIn() throws IOException, InterruptedException {
    String key =
        "{\"AccessKeyId\":\"%s\",\"SecretAccessKey\":\"%s\"}"
            .formatted(MasticProcess.KEY_ID, MasticProcess.SECRET);
    HttpResponse<String> in =
        http.send(
            request("/_/sign-in")
                .header("X-Mastic-Page", "1")
                .POST(HttpRequest.BodyPublishers.ofString(key))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(in.statusCode()).as(in.body()).isEqualTo(200);
    String set = in.headers().firstValue("set-cookie").orElseThrow();
    cookie = set.substring(0, set.indexOf(';'));
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return sent("GET", path);
  }

  private HttpResponse<String> sent(String method, String path)
      throws IOException, InterruptedException {
    return http.send(
        request(path).method(method, HttpRequest.BodyPublishers.noBody()).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path));
    return cookie.isEmpty() ? request : request.header("Cookie", cookie);
  }
}
