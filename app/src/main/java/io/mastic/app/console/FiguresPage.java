package io.mastic.app.console;

import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.wire.page.OwnPage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * {@code GET /_/api/metrics}: {@code {"Figures": ["name{labels} value"]}}, what the server says of
 * its work now, without histograms and without the token that Prometheus needs.
 *
 * @param metrics in Prometheus' text format
 */
public record FiguresPage(Supplier<String> metrics) implements OwnPage {

  @Override
  public String name() {
    return "api/metrics";
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
          request.authorize("cloudwatch", "GetMetricData", List.of());
          return Map.of(
              "Figures",
              metrics
                  .get()
                  .lines()
                  .filter(line -> !line.startsWith("#") && !line.contains("_bucket{"))
                  .toList());
        });
  }
}
