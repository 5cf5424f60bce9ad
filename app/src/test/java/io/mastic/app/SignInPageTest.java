package io.mastic.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.Json;
import io.mastic.wire.Auth;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody signs in at a browser. */
class SignInPageTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  private final HttpClient http = HttpClient.newHttpClient();

  @TempDir private Path data;

  private Server serve() throws IOException {
    Settings settings = Settings.local(data).with(new Settings.Door("127.0.0.1", 0, Auth.VERIFY));
    return Server.start(settings, new Home(HOME), Server.Spark.NOT_PREPARED);
  }

  private HttpResponse<String> send(
      Server server, String method, String page, String cookie, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.url() + "/_/" + page))
            .header("X-Mastic-Page", "1")
            .header("X-Amz-Target", "AWSGlue.GetDatabases")
            .method(method, BodyPublishers.ofString(body));
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static String credentials(Server server, String secret) {
    return Json.MAPPER
        .createObjectNode()
        .put("AccessKeyId", server.key().id())
        .put("SecretAccessKey", secret)
        .put("Region", "eu-central-1")
        .toString();
  }

  @Test
  void aSignInHoldsOverARestartAndEndsBySigningOut() throws Exception {
    String cookie;
    try (Server server = serve()) {
      HttpResponse<String> signedIn =
          send(server, "POST", "sign-in", "", credentials(server, server.key().secret()));
      assertThat(signedIn.statusCode()).as(signedIn.body()).isEqualTo(200);
      JsonNode who = Json.read(signedIn.body());
      assertThat(who.path("Account").asText()).isEqualTo("000000000000");
      assertThat(who.path("Region").asText()).isEqualTo("eu-central-1");
      String set = signedIn.headers().firstValue("Set-Cookie").orElseThrow();
      assertThat(set)
          .contains("; Path=/_/;", "; HttpOnly", "; SameSite=Strict", "; Max-Age=43200")
          .doesNotContain("Secure");
      cookie = set.substring(0, set.indexOf(';'));
    }
    try (Server server = serve()) {
      assertThat(send(server, "GET", "sign-in", cookie, "").statusCode()).isEqualTo(200);
      HttpResponse<String> databases = send(server, "POST", "api", cookie, "{}");
      assertThat(databases.body()).isEqualTo("{\"DatabaseList\":[]}");
      HttpResponse<String> out = send(server, "DELETE", "sign-in", cookie, "");
      assertThat(out.headers().firstValue("Set-Cookie").orElseThrow()).contains("; Max-Age=0");
      assertThat(send(server, "GET", "sign-in", cookie, "").statusCode()).isEqualTo(401);
      assertThat(send(server, "POST", "api", cookie, "{}").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void whoGuessesIsToldToWait() throws Exception {
    try (Server server = serve()) {
      for (int i = 0; i < 5; i++) {
        assertThat(send(server, "POST", "sign-in", "", credentials(server, "guess")).statusCode())
            .isEqualTo(401);
      }
      HttpResponse<String> waits =
          send(server, "POST", "sign-in", "", credentials(server, server.key().secret()));
      assertThat(waits.statusCode()).isEqualTo(429);
      assertThat(waits.headers().firstValue("Retry-After")).isPresent();
      assertThat(send(server, "POST", "sign-in", "", "no json").statusCode()).isEqualTo(400);
    }
  }
}
