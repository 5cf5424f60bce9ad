package io.mastic.app.sparkpage;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks drivers for what Spark shows. */
final class DriverPage {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Made when first somebody asks: its thread stays as long as it does. */
  private static final class Client {
    private static final HttpClient ONE =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * @param base what Spark puts before all of its links
   * @param query as it came, or empty
   */
  HttpResponse<InputStream> ask(RunPage page, String base, String path, String query)
      throws IOException, InterruptedException {
    URI asked = URI.create(page.address() + path + (query.isEmpty() ? "" : "?" + query));
    return Client.ONE.send(
        HttpRequest.newBuilder(asked)
            .timeout(PATIENCE)
            .header("X-Mastic-Spark", page.key())
            .header("X-Forwarded-Context", base)
            .build(),
        HttpResponse.BodyHandlers.ofInputStream());
  }
}
