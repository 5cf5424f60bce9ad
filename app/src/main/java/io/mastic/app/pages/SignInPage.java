package io.mastic.app.pages;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.Json;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.kernel.signin.SignIn;
import io.mastic.kernel.signin.SignIns;
import io.mastic.wire.page.OwnPage;
import io.mastic.wire.page.SignInCookie;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /_/sign-in}: POST signs in by {@code {"AccessKeyId", "SecretAccessKey", "Region"}} or by a
 * link's {@code {"Link"}}, GET says who has, DELETE signs out. The answer is {@code {"Account",
 * "Principal", "Region", "ExpiresAt"}}, the last in epoch seconds; an error's is {@code
 * {"Message"}}.
 */
public record SignInPage(SignIns signIns) implements OwnPage {

  @Override
  public String name() {
    return "sign-in";
  }

  @Override
  public Audience audience() {
    return Audience.OWN_PAGES;
  }

  @Override
  public void answer(HttpRequest request, HttpResponse response) throws IOException {
    switch (request.method()) {
      case "POST" -> signIn(request, response);
      case "GET" -> who(SignInCookie.token(request), response);
      case "DELETE" -> signOut(request, response);
      default -> {
        response.header("Allow", "GET, POST, DELETE");
        say(response, 405, "Only GET, POST and DELETE are known here.");
      }
    }
  }

  private void signIn(HttpRequest request, HttpResponse response) throws IOException {
    JsonNode given;
    try {
      given = Json.read(new String(request.bytes(), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      say(response, 400, "The request is not JSON.");
      return;
    }
    Optional<String> token;
    if (given.has("Link")) {
      token = signIns.follow(given.path("Link").asText());
      if (token.isEmpty()) {
        say(
            response,
            401,
            "That link has been used, or is too old. ./mastic console makes another.");
        return;
      }
    } else {
      token = KeyPair.check(given, response, signIns::signIn);
    }
    if (token.isPresent()) {
      response.header("Set-Cookie", SignInCookie.of(request, token.get(), SignIns.LIFE));
      who(token, response);
    }
  }

  private void who(Optional<String> token, HttpResponse response) throws IOException {
    Optional<SignIn> found = token.flatMap(signIns::find);
    if (found.isEmpty()) {
      say(response, 401, "Nobody has signed in.");
      return;
    }
    SignIn signIn = found.get();
    Map<String, Object> who = new LinkedHashMap<>();
    who.put("Account", signIn.caller().account());
    who.put("Principal", signIn.caller().principalArn());
    who.put("Region", signIn.caller().region());
    who.put("ExpiresAt", signIn.expiresAt().getEpochSecond());
    OwnPage.write(response, 200, "application/json", Json.write(who) + "\n");
  }

  private void signOut(HttpRequest request, HttpResponse response) throws IOException {
    SignInCookie.token(request).ifPresent(signIns::signOut);
    response.header("Set-Cookie", SignInCookie.of(request, "", Duration.ZERO));
    OwnPage.write(response, 200, "application/json", "{}\n");
  }

  private static void say(HttpResponse response, int status, String message) throws IOException {
    KeyPair.say(response, status, message);
  }
}
