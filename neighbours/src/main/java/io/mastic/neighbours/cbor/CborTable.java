package io.mastic.neighbours.cbor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.mastic.contract.MalformedJsonException;
import io.mastic.kernel.Json;
import io.mastic.kernel.http.HttpFace;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.kernel.http.Protocol;
import io.mastic.neighbours.call.TableService;
import io.mastic.wire.json.JsonService;
import io.mastic.wire.json.JsonServiceException;
import io.mastic.wire.refusal.Refusals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A service that is a table, by Smithy RPC v2: the path names the operation, a map in CBOR is the
 * call's JSON, and the answer's JSON becomes one.
 */
public final class CborTable implements HttpFace {

  private static final CBORMapper CBOR = new CBORMapper();
  private static final String OPERATION = "/operation/";

  private final TableService service;
  private final CborAnswer answers;

  /**
   * @param times members of answers that are times
   */
  public CborTable(TableService service, Set<String> times) {
    this.service = service;
    this.answers = new CborAnswer(times);
  }

  @Override
  public String service() {
    return service.service();
  }

  @Override
  public Protocol protocol() {
    return Protocol.RPC_V2_CBOR;
  }

  @Override
  public void handle(HttpRequest request, HttpResponse response) throws IOException {
    String path = request.rawPath();
    String operation = path.substring(path.lastIndexOf('/') + 1);
    try {
      if (!path.endsWith(OPERATION + operation)) {
        throw JsonServiceException.unknownOperation(service(), path);
      }
      JsonService.Prepared call = service.prepare(operation, json(request.bytes()));
      request.authorize(service.actions(), operation, call.resources());
      JsonNode answer = Json.read(new String(call.act(), StandardCharsets.UTF_8));
      response.operation(operation);
      response.status(200);
      response.header("smithy-protocol", "rpc-v2-cbor");
      response.header("Content-Type", "application/cbor");
      response.whole(answers.bytes(answer));
    } catch (JsonServiceException e) {
      response.error(e.code());
      service.errorHeaders(e.status(), e.code()).forEach(response::header);
      refuse(request, response, new Refusal(e.status(), e.code(), String.valueOf(e.getMessage())));
    } catch (MalformedJsonException e) {
      refuse(
          request,
          response,
          new Refusal(400, "SerializationException", String.valueOf(e.getMessage())));
    }
  }

  private static byte[] json(byte[] body) {
    try {
      JsonNode call = body.length == 0 ? Json.MAPPER.createObjectNode() : CBOR.readTree(body);
      if (call instanceof ObjectNode) {
        return Json.write(call).getBytes(StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new MalformedJsonException("The request body is not valid CBOR.");
    }
    throw new MalformedJsonException("The request body must be a map.");
  }

  @Override
  public void refuse(HttpRequest request, HttpResponse response, Refusal refusal)
      throws IOException {
    Refusals.write(Protocol.RPC_V2_CBOR, request, response, refusal);
  }
}
