package io.mastic.wire;

import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.Protocol;
import io.mastic.wire.text.Query;
import java.util.Set;

/** Which protocol a request speaks, told by the request itself: its service may not be here. */
final class Speech {

  private static final Set<String> OF_EC2 = Set.of("ec2");

  /** REST with XML, whose errors are those of the query protocol. */
  private static final Set<String> REST_XML = Set.of("cloudfront", "route53");

  private Speech() {}

  /**
   * @param scope the service that the signature names
   */
  static Protocol of(String scope, HttpRequest request, Query query) {
    if (request.header("x-amz-target").isPresent()) {
      return Protocol.JSON;
    }
    if (RpcV2Path.isSpokenBy(request)) {
      return Protocol.RPC_V2_CBOR;
    }
    if (scope.startsWith("s3")) {
      return Protocol.S3;
    }
    if (query.first("Action") != null || isForm(request)) {
      return OF_EC2.contains(scope) ? Protocol.EC2 : Protocol.QUERY;
    }
    if (REST_XML.contains(scope)) {
      return Protocol.QUERY;
    }
    return OF_EC2.contains(scope) ? Protocol.S3 : Protocol.REST_JSON;
  }

  static boolean isForm(HttpRequest request) {
    return request.method().equals("POST")
        && request
            .header("content-type")
            .map(type -> type.startsWith("application/x-www-form-urlencoded"))
            .orElse(false);
  }
}
