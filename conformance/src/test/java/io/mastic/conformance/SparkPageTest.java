package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
      Pattern.compile("(?:href|src)=\"(/_/spark/[0-9a-f]{64}/[^\"#]*)");

  @TempDir private Path directory;
  private PageVisitor visitor;

  @Test
  void itsLinksWorkForWhoMaySeeTheRunWhileItRuns() throws Exception {
    Path data = directory.resolve("data");
    try (ClusterRuns runs = new ClusterRuns(data, SCRIPT)) {
      visitor = new PageVisitor(runs.uri());
      ClusterRuns.Begun run = runs.start(2, Map.of("--enable-spark-ui", "true"));
      String door = "/_/runs/" + run.id() + "/spark/";
      runs.await(run, "has done a job", r -> runs.file(run, "progress.json").contains("stages"));
      assertThat(visitor.get(door).statusCode()).isEqualTo(401);
      visitor.signIn();
      HttpResponse<String> led = visitor.get(door);
      assertThat(led.statusCode()).as(led.body()).isEqualTo(302);
      String jobs = led.headers().firstValue("location").orElseThrow();
      assertThat(visitor.get("/_/runs/jr_0/spark/").statusCode()).isEqualTo(404);
      visitor.forgetSignIn();
      HttpResponse<String> page = visitor.get(jobs);
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("Spark Jobs").doesNotContain("href=\"/jobs");
      assertThat(page.headers().firstValue("content-security-policy").orElse(""))
          .contains("sandbox allow-scripts");
      linksLead(page.body(), jobs);
      String base = jobs.substring(0, jobs.length() - "/jobs/".length());
      assertThat(visitor.get(base + "/api/v1/applications").body())
          .contains("\"completed\" : false");
      assertThat(visitor.get(base + "/").headers().firstValue("location"))
          .contains(base + "/jobs/");
      assertThat(visitor.sent("POST", jobs).statusCode()).isEqualTo(405);
      assertThat(visitor.get("/_/spark/" + "0".repeat(64) + "/jobs/").statusCode()).isEqualTo(404);
      nobodyElseIsLetIn(data.resolve("runs").resolve(run.id()).resolve("page.json"));
      runs.stopped(run);
      assertThat(visitor.get(jobs).statusCode()).isEqualTo(404);
      visitor.signIn();
      assertThat(visitor.get(door).body()).contains("Spark shows no page of this run");
    }
  }

  private void linksLead(String page, String jobs) throws Exception {
    Matcher link = LINK.matcher(page);
    int links = 0;
    while (link.find()) {
      String address = link.group(1).replace("&amp;", "&");
      assertThat(visitor.get(address).statusCode()).as(address).isIn(200, 302);
      links++;
    }
    assertThat(links).as(jobs).isGreaterThan(15);
  }

  private void nobodyElseIsLetIn(Path note) throws Exception {
    JsonNode page = new ObjectMapper().readTree(Files.readString(note));
    URI driver = URI.create(page.path("address").asText() + "/jobs/");
    assertThat(driver.getHost()).isEqualTo("127.0.0.1");
    HttpResponse<String> refused =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(driver).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(Files.getPosixFilePermissions(note)).hasSize(2);
  }
}
