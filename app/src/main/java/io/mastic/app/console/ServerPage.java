package io.mastic.app.console;

import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.wire.page.OwnPage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code GET /_/api/server}: {@code {"Account", "Region", "Principal", ...}} of who asks, and facts
 * of the server.
 *
 * @param facts what else is said, by name
 */
public record ServerPage(Map<String, String> facts) implements OwnPage {

  @Override
  public String name() {
    return "api/server";
  }

  @Override
  public Audience audience() {
    return Audience.SIGNED_IN;
  }

  @Override
  public void answer(HttpRequest request, HttpResponse response) throws IOException {
    PageAnswer.get(
        request,
        response,
        parameters -> {
          Map<String, String> said = new LinkedHashMap<>(facts);
          said.put("Account", request.caller().account());
          said.put("Region", request.caller().region());
          said.put("Principal", request.caller().principalArn());
          return said;
        });
  }
}
