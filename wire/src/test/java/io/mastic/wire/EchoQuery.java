package io.mastic.wire;

import io.mastic.kernel.http.HttpFace;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.kernel.http.Protocol;
import io.mastic.wire.refusal.QueryErrors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A service of the query protocol that answers its own name. */
record EchoQuery(String service) implements HttpFace {

  @Override
  public Protocol protocol() {
    return Protocol.QUERY;
  }

  @Override
  public void handle(HttpRequest request, HttpResponse response) throws IOException {
    request.authorize(service, "Echo", List.of());
    request.body().readAllBytes();
    response.body().write(("answered by " + service).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void refuse(HttpRequest request, HttpResponse response, Refusal refusal)
      throws IOException {
    QueryErrors.write(
        request, response, refusal.status(), refusal.code(), refusal.message(), "urn:" + service);
  }
}
