package io.mastic.app.pages;

import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.wire.page.OwnPage;
import java.io.IOException;

/**
 * {@code POST /_/reset} empties the server. It is there only where everybody is let in and nobody
 * else comes: with {@code --auth off}, which listens on loopback alone.
 *
 * @param emptying what is done
 */
public record ResetPage(Emptying emptying) implements OwnPage {

  /** Empties a server. */
  @FunctionalInterface
  public interface Emptying {
    void everything() throws IOException;
  }

  @Override
  public String name() {
    return "reset";
  }

  @Override
  public void answer(HttpRequest request, HttpResponse response) throws IOException {
    if (!request.method().equals("POST")) {
      response.header("Allow", "POST");
      OwnPage.write(response, 405, "text/plain", "A reset is asked for by POST.\n");
      return;
    }
    emptying.everything();
    OwnPage.write(response, 200, "application/json", "{\"status\":\"empty\"}\n");
  }
}
