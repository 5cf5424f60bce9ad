package io.mastic.jobs.launch.cluster;

import io.mastic.kernel.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page on which a Spark master shows itself. */
final class MasterPage {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Pattern VERSION =
      Pattern.compile("<span class=\"version\"[^>]*>\\s*([^<\\s]+)\\s*</span>");

  private final URI address;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(PATIENCE).version(HttpClient.Version.HTTP_1_1).build();

  MasterPage(URI address) {
    this.address = address;
  }

  URI address() {
    return address;
  }

  /**
   * @throws IOException if nobody answers, or no Spark master
   */
  MasterStanding standing() throws IOException, InterruptedException {
    try {
      return MasterStanding.of(Json.read(get("/json/")));
    } catch (IllegalArgumentException e) {
      throw new IOException("what answers there is no Spark master", e);
    }
  }

  /** Of the master's Spark, such as {@code 3.5.7}; empty if its page does not tell. */
  Optional<String> version() throws IOException, InterruptedException {
    Matcher version = VERSION.matcher(get("/"));
    return version.find() ? Optional.of(version.group(1)) : Optional.empty();
  }

  private String get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE).build();
    HttpResponse<String> answer =
        client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (answer.statusCode() != 200) {
      throw new IOException("HTTP " + answer.statusCode());
    }
    return answer.body();
  }
}
