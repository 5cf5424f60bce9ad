package io.mastic.app.pages;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.Json;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.kernel.signin.SignIns;
import io.mastic.wire.page.OwnPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * {@code POST /_/sign-in/link} with {@code {"AccessKeyId", "SecretAccessKey", "Region"}}: {@code
 * {"Link"}}, by which a browser signs in once, within 15 minutes.
 */
public record SignInLinkPage(SignIns signIns) implements OwnPage {

  @Override
  public String name() {
    return "sign-in/link";
  }

  @Override
  public Audience audience() {
    return Audience.OWN_PAGES;
  }

  @Override
  public void answer(HttpRequest request, HttpResponse response) throws IOException {
    if (!request.method().equals("POST")) {
      response.header("Allow", "POST");
      KeyPair.say(response, 405, "A link is asked for by POST.");
      return;
    }
    JsonNode given;
    try {
      given = Json.read(new String(request.bytes(), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      KeyPair.say(response, 400, "The request is not JSON.");
      return;
    }
    Optional<String> link = KeyPair.check(given, response, signIns::link);
    if (link.isPresent()) {
      OwnPage.write(
          response, 200, "application/json", Json.write(Map.of("Link", link.get())) + "\n");
    }
  }
}
