package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Asks a server for its pages, as somebody's browser does. */
final class PageVisitor {

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI server;
  private String cookie = "";

  PageVisitor(URI server) {
    this.server = server;
  }

  /** By the keys of the tests' servers. */
  PageVisitor signIn() throws IOException, InterruptedException {
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
    return this;
  }

  void forgetSignIn() {
    cookie = "";
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return sent("GET", path);
  }

  HttpResponse<String> sent(String method, String path) throws IOException, InterruptedException {
    return http.send(
        request(path).method(method, HttpRequest.BodyPublishers.noBody()).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path));
    return cookie.isEmpty() ? request : request.header("Cookie", cookie);
  }
}
