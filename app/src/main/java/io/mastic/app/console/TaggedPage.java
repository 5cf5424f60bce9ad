package io.mastic.app.console;

import io.mastic.catalog.tag.Tags;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.wire.page.OwnPage;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * {@code GET /_/api/tagged?text=&most=}: {@code {"Things": [{"Arn", "Tags"}]}}, what of the account
 * and region carries a tag whose key or value holds a text, whatever the case of ASCII letters.
 */
public record TaggedPage(Tags tags) implements OwnPage {

  private static final int MOST = 100;

  @Override
  public String name() {
    return "api/tagged";
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
          request.authorize("glue", "GetTags", List.of());
          return Map.of(
              "Things",
              tags
                  .search(
                      request.caller(),
                      parameters.text("text"),
                      parameters.number("most", MOST, MOST))
                  .stream()
                  .map(found -> Map.of("Arn", found.arn(), "Tags", found.tags()))
                  .toList());
        });
  }
}
