package io.mastic.wire;

import io.mastic.kernel.http.HttpFace;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.kernel.http.Protocol;
import io.mastic.wire.refusal.Refusals;
import io.mastic.wire.text.Query;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Says of a service that is not here that it is not, in the words of the protocol that asked. With
 * HTTP 501, which no client repeats.
 *
 * @param protocol as far as the request shows
 * @param name the service's, as far as the request shows
 */
record AbsentService(Protocol protocol, String name) implements HttpFace {

  private static final int LONGEST = 200;

  /** Many paths of REST services are an operation's name. */
  private static final Pattern OPERATION = Pattern.compile("/[A-Z][A-Za-z0-9]+");

  /** A service as credential scopes name it. */
  private static final Pattern SCOPE = Pattern.compile("[a-z][a-z0-9-]{0,40}");

  /** Not the name, which a client may have invented. */
  @Override
  public String service() {
    return "none";
  }

  @Override
  public void handle(HttpRequest request, HttpResponse response) throws IOException {
    Optional<String> operation = operation(request);
    String message =
        "Mastic does not serve "
            + shortened(name)
            + operation.map(o -> " (" + shortened(o) + ")").orElse("")
            + "."
            + elsewhere();
    Refusal refusal = new Refusal(501, "NotImplemented", message);
    response.error(refusal.code());
    refuse(request, response, refusal);
  }

  /** How such requests come to one who does serve them. */
  private String elsewhere() {
    return SCOPE.matcher(name).matches()
        ? " The server's --forward "
            + name
            + "=URL passes such requests on; a client's endpoint_url for "
            + name
            + " leads elsewhere."
        : "";
  }

  private Optional<String> operation(HttpRequest request) throws IOException {
    Optional<String> found =
        switch (protocol) {
          case JSON -> request.header("x-amz-target").map(t -> t.substring(t.lastIndexOf('.') + 1));
          case QUERY, EC2 -> action(request);
          case RPC_V2_CBOR -> RpcV2Path.of(request).map(RpcV2Path::operation);
          case REST_JSON, S3 -> Optional.empty();
        };
    return found.isPresent() || protocol == Protocol.JSON ? found : Optional.of(path(request));
  }

  private static Optional<String> action(HttpRequest request) throws IOException {
    String inUrl = new Query(request.rawQuery()).first("Action");
    String form = new String(request.bytes(), StandardCharsets.ISO_8859_1);
    return Optional.ofNullable(inUrl == null ? new Query(form).first("Action") : inUrl);
  }

  private static String path(HttpRequest request) {
    String path = request.rawPath();
    return request.method().equals("POST") && OPERATION.matcher(path).matches()
        ? path.substring(1)
        : request.method() + " " + path;
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }

  @Override
  public void refuse(HttpRequest request, HttpResponse response, Refusal refusal)
      throws IOException {
    Refusals.write(protocol, request, response, refusal);
  }
}
