package io.mastic.wire;

import io.mastic.kernel.http.HttpRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request of Smithy RPC v2 CBOR calls. Its path ends so, whatever is before it.
 *
 * @param service the name of its model, which is not that of credential scopes
 */
record RpcV2Path(String service, String operation) {

  private static final Pattern END =
      Pattern.compile("/service/([A-Za-z_][A-Za-z0-9_.]*)/operation/([A-Za-z_][A-Za-z0-9_]*)/?$");

  /** Whether a request says that it speaks so. */
  static boolean isSpokenBy(HttpRequest request) {
    return request.header("smithy-protocol").filter("rpc-v2-cbor"::equals).isPresent();
  }

  /** Empty if the path names nothing. */
  static Optional<RpcV2Path> of(HttpRequest request) {
    Matcher end = END.matcher(request.rawPath());
    return end.find() ? Optional.of(new RpcV2Path(end.group(1), end.group(2))) : Optional.empty();
  }
}
