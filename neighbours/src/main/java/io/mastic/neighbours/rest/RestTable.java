package io.mastic.neighbours.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.contract.MalformedJsonException;
import io.mastic.kernel.Json;
import io.mastic.kernel.http.HttpFace;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.kernel.http.Protocol;
import io.mastic.neighbours.call.RestRoute;
import io.mastic.neighbours.call.TableService;
import io.mastic.wire.json.JsonService;
import io.mastic.wire.json.JsonServiceException;
import io.mastic.wire.refusal.Refusals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A service that is a table, called by methods and paths: what stands in the path, in the URL's
 * parameters and in the body becomes the call's JSON by the service's model.
 */
public final class RestTable implements HttpFace {

  private final TableService service;

  public RestTable(TableService service) {
    this.service = service;
  }

  @Override
  public String service() {
    return service.service();
  }

  @Override
  public Protocol protocol() {
    return Protocol.REST_JSON;
  }

  /** An operation that was asked for, and what the path says of it. */
  private record Asked(String operation, RestRoute route, Map<String, String> members) {}

  private Optional<Asked> find(HttpRequest request) {
    return service.routes().entrySet().stream()
        .flatMap(
            route ->
                route.getValue().match(request.method(), request.rawPath()).stream()
                    .map(members -> new Asked(route.getKey(), route.getValue(), members)))
        .findFirst();
  }

  @Override
  public void handle(HttpRequest request, HttpResponse response) throws IOException {
    try {
      Asked asked = find(request).orElseThrow(() -> unknown(request));
      ObjectNode members = RestCall.members(request.bytes());
      asked.members().forEach(members::put);
      RestCall.parameters(
          asked.route().query(), service.form(asked.operation()), request.rawQuery(), members);
      JsonService.Prepared call =
          service.prepare(asked.operation(), Json.write(members).getBytes(StandardCharsets.UTF_8));
      request.authorize(service(), asked.operation(), call.resources());
      byte[] answer = call.act();
      response.operation(asked.operation());
      response.status(200);
      response.header("Content-Type", "application/json");
      response.whole(answer);
    } catch (JsonServiceException e) {
      response.error(e.code());
      refuse(request, response, new Refusal(e.status(), e.code(), String.valueOf(e.getMessage())));
    } catch (MalformedJsonException e) {
      refuse(
          request,
          response,
          new Refusal(400, "SerializationException", String.valueOf(e.getMessage())));
    }
  }

  private JsonServiceException unknown(HttpRequest request) {
    return JsonServiceException.unknownOperation(
        service(), request.method() + " " + request.rawPath());
  }

  @Override
  public void refuse(HttpRequest request, HttpResponse response, Refusal refusal)
      throws IOException {
    Refusals.write(Protocol.REST_JSON, request, response, refusal);
  }
}
