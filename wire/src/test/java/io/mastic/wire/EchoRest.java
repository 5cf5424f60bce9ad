package io.mastic.wire;

import io.mastic.kernel.http.HttpFace;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.kernel.http.Protocol;
import io.mastic.wire.refusal.Refusals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A service of REST with JSON that answers what it was asked. */
record EchoRest(String service) implements HttpFace {

  @Override
  public Protocol protocol() {
    return Protocol.REST_JSON;
  }

  @Override
  public void handle(HttpRequest request, HttpResponse response) throws IOException {
    request.authorize(service, request.rawPath(), List.of());
    response.header("Content-Type", "application/json");
    String body = new String(request.bytes(), StandardCharsets.UTF_8);
    String json =
        "{\"asked\":\""
            + request.method()
            + " "
            + request.rawPath()
            + "\",\"account\":\""
            + request.caller().account()
            + "\",\"body\":\""
            + body
            + "\"}";
    response.whole(json.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void refuse(HttpRequest request, HttpResponse response, Refusal refusal)
      throws IOException {
    Refusals.write(Protocol.REST_JSON, request, response, refusal);
  }
}
