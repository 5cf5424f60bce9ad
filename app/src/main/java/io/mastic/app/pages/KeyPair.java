package io.mastic.app.pages;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.Json;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.kernel.signin.ThrottledException;
import io.mastic.wire.page.OwnPage;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A key pair that somebody gives: {@code {"AccessKeyId", "SecretAccessKey", "Region"}}. */
final class KeyPair {

  private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");

  private KeyPair() {}

  /** What is had for a key pair. */
  @FunctionalInterface
  interface Use {
    Optional<String> of(String keyId, String secret, String region) throws ThrottledException;
  }

  /** What the pair gives; if nothing, the answer has said why. */
  static Optional<String> check(JsonNode given, HttpResponse response, Use use) throws IOException {
    String region = given.path("Region").asText("us-east-1");
    if (!REGION.matcher(region).matches()) {
      say(response, 400, "That is no region.");
      return Optional.empty();
    }
    try {
      Optional<String> had =
          use.of(
              given.path("AccessKeyId").asText(), given.path("SecretAccessKey").asText(), region);
      if (had.isEmpty()) {
        say(response, 401, "There is no such access key, or its secret is another.");
      }
      return had;
    } catch (ThrottledException e) {
      response.header("Retry-After", String.valueOf(e.waitFor().toSeconds() + 1));
      say(response, 429, "Too many have failed to sign in; try again later.");
      return Optional.empty();
    }
  }

  static void say(HttpResponse response, int status, String message) throws IOException {
    OwnPage.write(
        response, status, "application/json", Json.write(Map.of("Message", message)) + "\n");
  }
}
