package io.mastic.wire.refusal;

import io.mastic.contract.Errors;
import io.mastic.kernel.Json;
import io.mastic.kernel.http.HttpFace.Refusal;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.kernel.http.Protocol;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** An error as each protocol writes it, for services that have no words of their own. */
public final class Refusals {

  private static final String JSON_1_0 = "application/x-amz-json-1.0";
  private static final String JSON_1_1 = "application/x-amz-json-1.1";

  private Refusals() {}

  /** Answers in that protocol. */
  public static void write(
      Protocol protocol, HttpRequest request, HttpResponse response, Refusal refusal)
      throws IOException {
    switch (protocol) {
      case S3 -> s3(request, response, refusal);
      case JSON -> json(request, response, refusal);
      case REST_JSON -> restJson(response, refusal);
      case RPC_V2_CBOR -> rpcV2Cbor(response, refusal);
      case QUERY ->
          QueryErrors.write(
              request, response, refusal.status(), refusal.code(), refusal.message(), "");
      case EC2 -> ec2(request, response, refusal);
    }
  }

  /** The version of AWS JSON that a request speaks, as the type of what is answered. */
  private static String version(HttpRequest request) {
    return request.header("content-type").filter(type -> type.startsWith(JSON_1_0)).isPresent()
        ? JSON_1_0
        : JSON_1_1;
  }

  private static void json(HttpRequest request, HttpResponse response, Refusal refusal)
      throws IOException {
    response.status(refusal.status());
    response.header("Content-Type", version(request));
    response.whole(Errors.json(refusal.code(), refusal.message()));
  }

  private static void restJson(HttpResponse response, Refusal refusal) throws IOException {
    response.status(refusal.status());
    response.header("Content-Type", "application/json");
    response.header("x-amzn-ErrorType", refusal.code());
    response.whole(bytes(Json.write(Map.of("message", refusal.message()))));
  }

  private static void rpcV2Cbor(HttpResponse response, Refusal refusal) throws IOException {
    response.status(refusal.status());
    response.header("smithy-protocol", "rpc-v2-cbor");
    response.header("Content-Type", "application/cbor");
    response.whole(CborTexts.map(List.of("__type", refusal.code(), "message", refusal.message())));
  }

  private static void ec2(HttpRequest request, HttpResponse response, Refusal refusal)
      throws IOException {
    xml(
        response,
        refusal.status(),
        "<Response><Errors><Error><Code>"
            + QueryErrors.escape(refusal.code())
            + "</Code><Message>"
            + QueryErrors.escape(refusal.message())
            + "</Message></Error></Errors><RequestID>"
            + request.requestId()
            + "</RequestID></Response>");
  }

  private static void s3(HttpRequest request, HttpResponse response, Refusal refusal)
      throws IOException {
    xml(
        response,
        refusal.status(),
        "<Error><Code>"
            + QueryErrors.escape(refusal.code())
            + "</Code><Message>"
            + QueryErrors.escape(refusal.message())
            + "</Message><RequestId>"
            + request.requestId()
            + "</RequestId></Error>");
  }

  private static void xml(HttpResponse response, int status, String elements) throws IOException {
    response.status(status);
    response.header("Content-Type", "text/xml;charset=UTF-8");
    response.whole(bytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + elements));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
