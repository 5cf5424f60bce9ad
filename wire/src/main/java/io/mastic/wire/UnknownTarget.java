package io.mastic.wire;

import io.mastic.kernel.http.HttpFace;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.kernel.http.Protocol;
import io.mastic.wire.refusal.Refusals;
import java.io.IOException;

/** Answers calls of AWS JSON that are signed for a service of this server and name none of it. */
record UnknownTarget() implements HttpFace {

  @Override
  public String service() {
    return "none";
  }

  @Override
  public Protocol protocol() {
    return Protocol.JSON;
  }

  @Override
  public void handle(HttpRequest request, HttpResponse response) throws IOException {
    String code = "UnknownOperationException";
    String target = request.header("x-amz-target").orElse("");
    response.error(code);
    String message = "Unknown operation " + target + " of any service of this server.";
    refuse(request, response, new Refusal(400, code, message));
  }

  @Override
  public void refuse(HttpRequest request, HttpResponse response, Refusal refusal)
      throws IOException {
    Refusals.write(Protocol.JSON, request, response, refusal);
  }
}
