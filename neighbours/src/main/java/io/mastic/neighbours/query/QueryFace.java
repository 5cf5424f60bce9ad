package io.mastic.neighbours.query;

import io.mastic.kernel.Arns;
import io.mastic.kernel.http.HttpFace;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.kernel.http.Protocol;
import io.mastic.kernel.http.WithoutEffect;
import io.mastic.wire.refusal.QueryErrors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A service of the query protocol, told by its actions. */
public final class QueryFace implements HttpFace {

  /** One action: writes the members of its result. */
  @FunctionalInterface
  public interface Action {
    void answer(QueryCall call, XmlElements result);
  }

  private final String service;
  private final String namespace;
  private final Map<String, Action> actions;

  /**
   * @param namespace of the answers, for example {@code https://sts.amazonaws.com/doc/2011-06-15/}
   */
  public QueryFace(String service, String namespace, Map<String, Action> actions) {
    this.service = service;
    this.namespace = namespace;
    this.actions = Map.copyOf(actions);
  }

  @Override
  public String service() {
    return service;
  }

  /** The actions that are answered. */
  public Set<String> actions() {
    return actions.keySet();
  }

  @Override
  public Protocol protocol() {
    return Protocol.QUERY;
  }

  @Override
  public void handle(HttpRequest request, HttpResponse response) throws IOException {
    String form = new String(request.body().readAllBytes(), StandardCharsets.UTF_8);
    try {
      QueryCall call = new QueryCall(request.rawQuery(), form);
      Action action = actions.get(call.action());
      if (action == null) {
        throw new QueryException(
            501,
            "NotImplemented",
            "Mastic does not implement " + service + ":" + call.action() + " yet.");
      }
      request.authorize(service, call.action(), resources(request, call));
      XmlElements result = new XmlElements();
      action.answer(call, result);
      WithoutEffect.say(response, call.unheard());
      answer(request, response, call.action(), result);
    } catch (QueryException e) {
      refuse(request, response, new Refusal(e.status(), e.code(), String.valueOf(e.getMessage())));
    }
  }

  /**
   * Calls an action within the server, as the caller who is bound to the thread.
   *
   * @return the members of its result, as XML
   * @throws QueryException as clients hear it
   */
  public String call(QueryCall call) {
    Action action = actions.get(call.action());
    if (action == null) {
      throw new QueryException(
          501,
          "NotImplemented",
          "Mastic does not implement " + service + ":" + call.action() + " yet.");
    }
    XmlElements result = new XmlElements();
    action.answer(call, result);
    return result.toString();
  }

  private static List<String> resources(HttpRequest request, QueryCall call) {
    List<String> arns = new ArrayList<>();
    call.find("RoleArn").ifPresent(arns::add);
    call.find("RoleName").ifPresent(name -> arns.add(Arns.role(request.caller().account(), name)));
    call.find("PolicyArn").ifPresent(arns::add);
    return arns;
  }

  private void answer(HttpRequest request, HttpResponse response, String action, XmlElements result)
      throws IOException {
    String xml =
        "<"
            + action
            + "Response xmlns=\""
            + namespace
            + "\">"
            + (result.toString().isEmpty()
                ? ""
                : "<" + action + "Result>" + result + "</" + action + "Result>")
            + "<ResponseMetadata><RequestId>"
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
