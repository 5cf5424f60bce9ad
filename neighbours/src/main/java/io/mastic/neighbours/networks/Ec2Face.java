package io.mastic.neighbours.networks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.contract.MalformedJsonException;
import io.mastic.kernel.Json;
import io.mastic.kernel.http.HttpFace;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.kernel.http.Protocol;
import io.mastic.neighbours.call.TableService;
import io.mastic.neighbours.query.QueryException;
import io.mastic.neighbours.query.QueryTable;
import io.mastic.neighbours.query.XmlElements;
import io.mastic.wire.json.JsonService;
import io.mastic.wire.json.JsonServiceException;
import io.mastic.wire.refusal.Refusals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** EC2's form of the query protocol: its lists are of items, its errors a list. */
public final class Ec2Face implements HttpFace {

  private static final String NAMESPACE = "http://ec2.amazonaws.com/doc/2016-11-15/";

  private final TableService service;

  public Ec2Face(TableService service) {
    this.service = service;
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
      QueryTable.Read call = QueryTable.read(service, request.rawQuery(), form);
      ObjectNode json = call.json();
      JsonService.Prepared prepared =
          service.prepare(call.action(), Json.write(json).getBytes(StandardCharsets.UTF_8));
      request.authorize(service(), call.action(), prepared.resources());
      JsonNode answer = Json.read(new String(prepared.act(), StandardCharsets.UTF_8));
      response.operation(call.action());
      write(request, response, call.action(), answer);
    } catch (JsonServiceException e) {
      response.error(e.code());
      refuse(request, response, new Refusal(e.status(), e.code(), String.valueOf(e.getMessage())));
    } catch (QueryException e) {
      refuse(request, response, new Refusal(e.status(), e.code(), String.valueOf(e.getMessage())));
    } catch (MalformedJsonException e) {
      refuse(
          request,
          response,
          new Refusal(400, "InvalidParameterValue", String.valueOf(e.getMessage())));
    }
  }

  private static void write(
      HttpRequest request, HttpResponse response, String action, JsonNode answer)
      throws IOException {
    XmlElements result = new XmlElements();
    result.text("requestId", request.requestId());
    content(result, answer);
    String xml =
        "<"
            + action
            + "Response xmlns=\""
            + NAMESPACE
            + "\">"
            + result
            + "</"
            + action
            + "Response>";
    response.status(200);
    response.header("Content-Type", "text/xml;charset=UTF-8");
    response.body().write(xml.getBytes(StandardCharsets.UTF_8));
  }

  private static void content(XmlElements out, JsonNode object) {
    object
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().isArray()) {
                out.element(
                    entry.getKey(),
                    list -> entry.getValue().forEach(one -> one(list, "item", one)));
              } else {
                one(out, entry.getKey(), entry.getValue());
              }
            });
  }

  private static void one(XmlElements out, String name, JsonNode value) {
    if (value.isObject()) {
      out.element(name, each -> content(each, value));
    } else if (!value.isNull()) {
      out.text(name, value.asText());
    }
  }

  @Override
  public void refuse(HttpRequest request, HttpResponse response, Refusal refusal)
      throws IOException {
    Refusals.write(Protocol.EC2, request, response, refusal);
  }
}
