package io.mastic.app.pages;

import io.mastic.kernel.Json;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.wire.page.OwnPage;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says by its status, 200 or 503, and as JSON, whether all of some checks hold. Three of them ask
 * three questions:
 *
 * <ul>
 *   <li>{@code health/live}: is the process answering? If not, start it anew.
 *   <li>{@code health/ready}: can it serve requests now? If not, send them elsewhere.
 *   <li>{@code health}: is there something for the operator to do?
 * </ul>
 */
public record HealthPage(String name, Checkup checkup) implements OwnPage {

  static final String OK = "ok";

  private static final int UNAVAILABLE = 503;

  /** The page that needs nothing but an answering process. */
  public static HealthPage live() {
    return new HealthPage("health/live", new Checkup(List.of(), Duration.ZERO));
  }

  @Override
  public void answer(HttpRequest request, HttpResponse response) throws IOException {
    Map<String, String> results = checkup.results();
    boolean healthy = results.values().stream().allMatch(OK::equals);
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("status", healthy ? OK : "failing");
    page.put("checks", results);
    OwnPage.write(
        response, healthy ? 200 : UNAVAILABLE, "application/json", Json.write(page) + "\n");
  }
}
