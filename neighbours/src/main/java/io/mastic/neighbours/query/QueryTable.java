package io.mastic.neighbours.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.contract.MalformedJsonException;
import io.mastic.kernel.Json;
import io.mastic.kernel.http.HttpFace;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.kernel.http.Protocol;
import io.mastic.neighbours.call.TableService;
import io.mastic.wire.json.JsonService;
import io.mastic.wire.json.JsonServiceException;
import io.mastic.wire.refusal.QueryErrors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * A service that is a table, by the query protocol: a form becomes the call's JSON by the service's
 * model, and the answer's JSON becomes XML.
 */
public final class QueryTable implements HttpFace {

  private final TableService service;
  private final String namespace;
  private final QueryNames names;

  /**
   * @param namespace of the answers
   */
  public QueryTable(TableService service, String namespace, QueryNames names) {
    this.service = service;
    this.namespace = namespace;
    this.names = names;
  }

  @Override
  public String service() {
    return service.service();
  }

  @Override
  public Protocol protocol() {
    return Protocol.QUERY;
  }

  @Override
  public void handle(HttpRequest request, HttpResponse response) throws IOException {
    String form = new String(request.bytes(), StandardCharsets.UTF_8);
    try {
      Map<String, String> parameters = new QueryCall(request.rawQuery(), form).parameters();
      String action = parameters.getOrDefault("Action", "");
      ObjectNode json = QueryForm.json(service, action, parameters, names);
      JsonService.Prepared call =
          service.prepare(action, Json.write(json).getBytes(StandardCharsets.UTF_8));
      request.authorize(service(), action, call.resources());
      JsonNode answer = Json.read(new String(call.act(), StandardCharsets.UTF_8));
      response.operation(action);
      XmlElements result = new XmlElements();
      QueryXml.write(result, answer, names, action);
      write(request, response, action, result.toString());
    } catch (JsonServiceException e) {
      response.error(e.code());
      refuse(
          request,
          response,
          new Refusal(e.status(), service.queryCode(e.code()), String.valueOf(e.getMessage())));
    } catch (QueryException e) {
      refuse(request, response, new Refusal(e.status(), e.code(), String.valueOf(e.getMessage())));
    } catch (MalformedJsonException e) {
      refuse(request, response, new Refusal(400, "MalformedInput", String.valueOf(e.getMessage())));
    }
  }

  /** A form that was read: which action, with its members as JSON. */
  public record Read(String action, ObjectNode json) {}

  /** Reads a form by a service's model, for faces that answer otherwise. */
  public static Read read(TableService service, String query, String form) {
    Map<String, String> parameters = new QueryCall(query, form).parameters();
    String action = parameters.getOrDefault("Action", "");
    QueryNames plain = new QueryNames(Map.of(), Set.of());
    return new Read(action, QueryForm.json(service, action, parameters, plain));
  }

  private void write(HttpRequest request, HttpResponse response, String action, String result)
      throws IOException {
    String xml =
        "<"
            + action
            + "Response xmlns=\""
            + namespace
            + "\"><"
            + action
            + "Result>"
            + result
            + "</"
            + action
            + "Result><ResponseMetadata><RequestId>"
            + request.requestId()
            + "</RequestId></ResponseMetadata></"
            + action
            + "Response>";
    response.status(200);
    response.header("Content-Type", "text/xml");
    response.body().write(xml.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void refuse(HttpRequest request, HttpResponse response, Refusal refusal)
      throws IOException {
    QueryErrors.write(
        request, response, refusal.status(), refusal.code(), refusal.message(), namespace);
  }
}
