package io.mastic.wire.page;

import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import java.io.IOException;

/** Where there is no page. */
record NoPage() implements OwnPage {

  @Override
  public String name() {
    return "unknown";
  }

  @Override
  public void answer(HttpRequest request, HttpResponse response) throws IOException {
    OwnPage.write(response, 404, "text/plain", "There is no such page.\n");
  }
}
