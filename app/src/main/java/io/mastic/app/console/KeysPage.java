package io.mastic.app.console;

import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.kernel.key.AccessKeys;
import io.mastic.kernel.key.AccessKeys.Listed;
import io.mastic.wire.page.OwnPage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code GET /_/api/keys}: {@code {"Keys": [{"Id", "Principal", "Owner", "Expires"}]}}, the access
 * keys of the account that are accepted now, never their secrets. {@code Owner} is what a key ends
 * with, such as a run; {@code Expires} is in epoch seconds; both are missing where there is none.
 */
public record KeysPage(AccessKeys keys) implements OwnPage {

  private static final int MOST = 500;

  @Override
  public String name() {
    return "api/keys";
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
          request.authorize("iam", "ListAccessKeys", List.of());
          return Map.of(
              "Keys",
              keys.list(request.caller().account(), MOST).stream().map(KeysPage::view).toList());
        });
  }

  private static Map<String, Object> view(Listed key) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("Id", key.id());
    view.put("Principal", key.principalArn());
    if (key.owner() != null) {
      view.put("Owner", key.owner());
    }
    if (key.expiresAt() != null) {
      view.put("Expires", key.expiresAt().getEpochSecond());
    }
    return view;
  }
}
