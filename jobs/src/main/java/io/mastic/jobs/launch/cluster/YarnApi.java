package io.mastic.jobs.launch.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.jobs.launch.spark.YarnSettings;
import io.mastic.kernel.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the server itself asks of a YARN, by its ResourceManager's REST interface; all else Spark's
 * own client does in the drivers.
 */
final class YarnApi {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String ROOT = "/ws/v1/cluster/";

  /** Of an application that may still have containers, or get some. */
  private static final String UNDER_WAY = "states=NEW,NEW_SAVING,SUBMITTED,ACCEPTED,RUNNING";

  private final YarnSettings settings;
  private final String user;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  /**
   * @param user whose applications they are
   */
  YarnApi(YarnSettings settings, String user) {
    this.settings = settings;
    this.user = user;
  }

  /** An application under way; what it waits for is its ResourceManager's to say. */
  record Application(String id, String state, String diagnostics) {}

  /** Why no run can have such executors there, and what to do; empty if it can. */
  Optional<String> wrong(Executors asked) throws InterruptedException {
    try {
      URI manager = inCharge();
      return ClusterCheck.tooMuch(manager.toString(), standing(manager), asked);
    } catch (IOException e) {
      return Optional.of(
          "No ResourceManager of YARN answers that is in charge ("
              + e.getMessage()
              + "): start it, or tell the server where it is by --yarn-conf DIR, whose"
              + " yarn-site.xml has its addresses");
    }
  }

  /**
   * @throws IOException if nobody answers who is in charge
   */
  YarnStanding standing() throws IOException, InterruptedException {
    return standing(inCharge());
  }

  private YarnStanding standing(URI manager) throws IOException, InterruptedException {
    return YarnStanding.of(
        get(manager, "nodes?states=RUNNING"),
        get(manager, "apps?applicationTags=" + YarnSettings.TAG + "&" + UNDER_WAY),
        settings.step());
  }

  /** Those under way that have that tag. */
  List<Application> applications(String tag) throws IOException, InterruptedException {
    return applications(inCharge(), tag);
  }

  private List<Application> applications(URI manager, String tag)
      throws IOException, InterruptedException {
    List<Application> found = new ArrayList<>();
    String query =
        "apps?applicationTags=" + URLEncoder.encode(tag, StandardCharsets.UTF_8) + "&" + UNDER_WAY;
    for (JsonNode application : get(manager, query).path("apps").path("app")) {
      found.add(
          new Application(
              application.path("id").asText(),
              application.path("state").asText(),
              application.path("diagnostics").asText().strip()));
    }
    return found;
  }

  /**
   * Ends what is still under way with that tag.
   *
   * @throws IOException if something may still be
   */
  void clear(String tag) throws IOException, InterruptedException {
    URI manager = inCharge();
    for (Application application : applications(manager, tag)) {
      String path =
          "apps/"
              + application.id()
              + "/state?user.name="
              + URLEncoder.encode(user, StandardCharsets.UTF_8);
      HttpResponse<String> answer =
          send(
              HttpRequest.newBuilder(manager.resolve(ROOT + path))
                  .header("Content-Type", "application/json")
                  .PUT(BodyPublishers.ofString("{\"state\":\"KILLED\"}")));
      if (answer.statusCode() >= 300) {
        throw new IOException(application.id() + ": HTTP " + answer.statusCode());
      }
    }
  }

  /** The one of its ResourceManagers that the others stand by for. */
  private URI inCharge() throws IOException, InterruptedException {
    List<String> tried = new ArrayList<>();
    for (URI page : settings.pages()) {
      try {
        JsonNode info = get(page, "info").path("clusterInfo");
        if (info.path("haState").asText("ACTIVE").equals("ACTIVE")) {
          return page;
        }
        tried.add(page + ": " + info.path("haState").asText());
      } catch (IOException e) {
        tried.add(page + ": " + (e.getMessage() == null ? "connection refused" : e.getMessage()));
      }
    }
    throw new IOException(String.join(", ", tried));
  }

  private JsonNode get(URI manager, String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(HttpRequest.newBuilder(manager.resolve(ROOT + path)).GET());
    if (answer.statusCode() != 200) {
      throw new IOException("HTTP " + answer.statusCode());
    }
    try {
      return Json.read(answer.body());
    } catch (IllegalArgumentException e) {
      throw new IOException("what answers there is no ResourceManager", e);
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(
        request.header("Accept", "application/json").timeout(PATIENCE).build(),
        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }
}
