package io.mastic.app.console;

import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.wire.page.OwnPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code GET /_/api/activity?most=}: the latest changes in account and region of who asks, by
 * whomever, from this server's record of them. The answer is {@code {"Kept": true, "Changes":
 * [{"time", "principal", "key", "service", "operation", "resource", "status", "result",
 * "request"}]}}, the latest first; {@code Kept} is false where no file keeps them ({@code
 * --audit}).
 *
 * @param file the record, if there is one
 */
public record ActivityPage(Optional<Path> file) implements OwnPage {

  private static final int MOST = 1_000;

  @Override
  public String name() {
    return "api/activity";
  }

  @Override
  public Audience audience() {
    return Audience.SIGNED_IN;
  }

  @Override
  public void answer(HttpRequest request, HttpResponse response) throws IOException {
    PageAnswer.get(request, response, parameters -> find(request, parameters));
  }

  /** AWS's own question of this kind is CloudTrail's. */
  private Map<String, Object> find(HttpRequest request, PageQuery parameters) throws IOException {
    request.authorize("cloudtrail", "LookupEvents", List.of());
    if (file.isEmpty()) {
      return Map.of("Kept", false, "Changes", List.of());
    }
    int most = parameters.number("most", 200, MOST);
    List<Map<String, String>> changes =
        AuditTail.of(file.get()).stream()
            .filter(change -> request.caller().account().equals(change.get("account")))
            .filter(change -> request.caller().region().equals(change.get("region")))
            .limit(most)
            .toList();
    return Map.of("Kept", true, "Changes", changes);
  }
}
