package io.mastic.neighbours.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;
import io.mastic.wire.json.JsonService;
import io.mastic.wire.json.JsonServiceException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * An AWS JSON service that is a table: operation by operation what answers it. What the service's
 * model knows and the table has not is 501; what a request says beyond the model is refused.
 */
public final class TableService implements JsonService {

  private final Named named;
  private final AwsModel model;
  private final Map<String, Served> table;
  private final Function<Call, List<String>> resources;
  private UnaryOperator<String> queryCodes = UnaryOperator.identity();
  private boolean saysQueryCodes;
  private String actions;

  /**
   * How a service is called.
   *
   * @param title as people say it, for example {@code Secrets Manager}
   * @param service in credential scopes
   * @param target what stands before the dot of {@code X-Amz-Target}
   * @param invalid the error code for what breaks the model
   */
  public record Named(String title, String service, String target, String invalid) {}

  /**
   * @param table by the operations' names
   * @param resources the ARNs that a call is about
   */
  public TableService(
      Named named,
      AwsModel model,
      Map<String, Served> table,
      Function<Call, List<String>> resources) {
    this.named = named;
    this.model = model;
    this.table = new TreeMap<>(table);
    this.resources = resources;
    this.actions = named.service();
    for (String operation : table.keySet()) {
      if (!model.operations().contains(operation)) {
        throw new IllegalArgumentException(named.service() + " has no operation " + operation);
      }
    }
  }

  /** The shape of an operation's request. */
  public FormShape form(String operation) {
    return new FormShape(model, model.input(operation));
  }

  /** By operations how they are called by methods and paths; empty for a service that is not. */
  public Map<String, RestRoute> routes() {
    return model.routes;
  }

  /** How the query protocol calls an error. */
  public String queryCode(String code) {
    return queryCodes.apply(code);
  }

  /** The same, of a service that also says how its older protocol calls an error. */
  public TableService withQueryCodes(UnaryOperator<String> codes) {
    queryCodes = codes;
    saysQueryCodes = true;
    return this;
  }

  /** The same, whose actions IAM calls otherwise. */
  public TableService withActions(String prefix) {
    actions = prefix;
    return this;
  }

  @Override
  public String actions() {
    return actions;
  }

  @Override
  public Map<String, String> errorHeaders(int status, String code) {
    return saysQueryCodes
        ? Map.of(
            "x-amzn-query-error",
            queryCodes.apply(code) + ";" + (status < 500 ? "Sender" : "Receiver"))
        : Map.of();
  }

  @Override
  public String targetPrefix() {
    return named.target();
  }

  @Override
  public String service() {
    return named.service();
  }

  public String title() {
    return named.title();
  }

  /** Operation by operation what is answered. */
  public Map<String, Served> table() {
    return table;
  }

  /** Those that AWS has and this server has not. */
  public List<String> missing() {
    return model.operations().stream().filter(name -> !table.containsKey(name)).toList();
  }

  @Override
  public byte[] call(String operation, byte[] body) {
    return prepare(operation, body).act();
  }

  @Override
  public Prepared prepare(String operation, byte[] body) {
    Served served = table.get(operation);
    if (served == null) {
      throw model.operations().contains(operation)
          ? JsonServiceException.notImplemented(service(), operation)
          : JsonServiceException.unknownOperation(service(), operation);
    }
    Call call = Call.parse(body);
    List<String> known = model.members(operation);
    call.members()
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw notServed(operation, name, "it is not in AWS's model of the operation");
              }
            });
    String broken = RequestCheck.of(model, operation, call.members());
    if (!broken.isEmpty()) {
      throw new JsonServiceException(400, named.invalid(), broken);
    }
    served
        .refused()
        .forEach(
            (member, refused) -> {
              if (refused.isGiven().test(call)) {
                throw notServed(operation, member, refused.reason());
              }
            });
    return new Prepared() {
      @Override
      public List<String> resources() {
        return resources.apply(call);
      }

      @Override
      public byte[] act() {
        ObjectNode answer = served.answer().apply(call);
        return Json.write(answer).getBytes(StandardCharsets.UTF_8);
      }
    };
  }

  private JsonServiceException notServed(String operation, String member, String reason) {
    return new JsonServiceException(
        501,
        "NotImplemented",
        "Mastic does not implement "
            + member
            + " of "
            + service()
            + ":"
            + operation
            + ": "
            + reason
            + ".");
  }
}
