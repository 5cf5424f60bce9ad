package io.mastic.app;

import io.mastic.kernel.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/**
 * Where a browser finds the console of a server, signed in by a link that works once. What signs in
 * stands behind the {@code #}, which browsers send to nobody.
 */
public final class ConsoleLink {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private ConsoleLink() {}

  public static String plain(String url) {
    return url + "/_/";
  }

  public static String of(String url, String token) {
    return plain(url) + "#/sign-in?link=" + token;
  }

  /**
   * Has a running server make one.
   *
   * @throws IOException if it does not answer, or not with one
   */
  public static String ask(String url, LocalKey key) throws IOException {
    String body = Json.write(Map.of("AccessKeyId", key.id(), "SecretAccessKey", key.secret()));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/_/sign-in/link"))
            .timeout(PATIENCE)
            .header("X-Mastic-Page", "1")
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(
            "the server gives no link: " + Json.read(answer.body()).path("Message").asText());
      }
      return of(url, Json.read(answer.body()).path("Link").asText());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the server was asked for a link", e);
    }
  }
}
