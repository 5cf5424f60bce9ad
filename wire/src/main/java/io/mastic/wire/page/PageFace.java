package io.mastic.wire.page;

import io.mastic.kernel.http.HttpFace;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.kernel.http.Protocol;
import java.io.IOException;

/** A page as the front door serves it. */
public record PageFace(OwnPage page) implements HttpFace {

  @Override
  public String service() {
    return "mastic";
  }

  @Override
  public Protocol protocol() {
    return Protocol.REST_JSON;
  }

  @Override
  public void handle(HttpRequest request, HttpResponse response) throws IOException {
    response.operation(page.name());
    page.answer(request, response);
  }

  @Override
  public void refuse(HttpRequest request, HttpResponse response, Refusal refusal)
      throws IOException {
    page.refuse(request, response, refusal);
  }
}
