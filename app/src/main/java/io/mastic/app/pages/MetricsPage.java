package io.mastic.app.pages;

import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.wire.page.OwnPage;
import io.mastic.wire.telemetry.Telemetry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * What Prometheus reads.
 *
 * @param token that {@code Authorization: Bearer} must bring along; empty lets everybody in
 */
public record MetricsPage(Telemetry telemetry, Gauges gauges, Optional<String> token)
    implements OwnPage {

  private static final String BEARER = "Bearer ";

  @Override
  public String name() {
    return "metrics";
  }

  @Override
  public void answer(HttpRequest request, HttpResponse response) throws IOException {
    if (token.isPresent() && !opens(token.get(), request.header("authorization"))) {
      response.header("WWW-Authenticate", "Bearer realm=\"mastic metrics\"");
      OwnPage.write(
          response,
          401,
          "text/plain",
          "The metrics need the token in the file metrics-token of the data directory:"
              + " Authorization: Bearer TOKEN.\n");
      return;
    }
    OwnPage.write(response, 200, "text/plain; version=0.0.4; charset=utf-8", text());
  }

  /** All figures as they are now, in Prometheus' text format. */
  public String text() {
    gauges.refresh();
    return telemetry.scrape();
  }

  /** Compared in a time that does not tell how much of it is right. */
  private static boolean opens(String token, Optional<String> authorization) {
    return authorization
        .filter(given -> given.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(given -> given.substring(BEARER.length()).strip())
        .filter(given -> MessageDigest.isEqual(bytes(given), bytes(token)))
        .isPresent();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** No token is shown. */
  @Override
  public String toString() {
    return "MetricsPage";
  }
}
