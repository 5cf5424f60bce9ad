package io.mastic.wire.page;

import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A page of the server's own, under {@code /_/} where no bucket can be. The front door asks for no
 * signature there: a page that is not for everybody asks for itself.
 */
public interface OwnPage {

  /** What stands behind {@code /_/}, for example {@code health}; its name in logs and metrics. */
  String name();

  /** Answers any method; the request has no caller. */
  void answer(HttpRequest request, HttpResponse response) throws IOException;

  /** Writes a short answer. */
  static void write(HttpResponse response, int status, String type, String text)
      throws IOException {
    response.status(status);
    response.header("Content-Type", type);
    response.header("Cache-Control", "no-store");
    response.body().write(text.getBytes(StandardCharsets.UTF_8));
  }
}
