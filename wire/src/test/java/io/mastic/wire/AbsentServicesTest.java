package io.mastic.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not served says so in the words of whoever asked. */
class AbsentServicesTest {

  private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";
  private static final Door DOOR = Door.verifying(new RecordingGlue());
  private static final RawHttp HTTP = new RawHttp(DOOR.uri());

  @AfterAll
  static void close() {
    DOOR.close();
  }

  private static RawHttp.Answer call(
      String service, String method, String path, Map<String, String> headers, String body)
      throws IOException {
    return HTTP.send(HTTP.signed(service, method, path, path, "", headers, body));
  }

  @ParameterizedTest
  @CsvSource({
    "athena, AmazonAthena.StartQueryExecution, application/x-amz-json-1.1",
    "dynamodb, DynamoDB_20120810.ListTables, application/x-amz-json-1.0",
  })
  void awsJson(String service, String target, String type) throws IOException {
    RawHttp.Answer answer =
        call(service, "POST", "/", Map.of("X-Amz-Target", target, "Content-Type", type), "{}");
    assertThat(answer.status()).isEqualTo(501);
    assertThat(answer.head()).contains("Content-Type: " + type);
    String operation = target.substring(target.indexOf('.') + 1);
    assertThat(answer.body())
        .isEqualTo(
            "{\"__type\":\"NotImplemented\",\"Message\":\"Mastic does not serve "
                + service
                + " ("
                + operation
                + ")."
                + elsewhere(service)
                + "\"}");
  }

  /** How the sentence goes on for a service that the caller named. */
  private static String elsewhere(String service) {
    return " The server's --forward "
        + service
        + "=URL passes such requests on; a client's endpoint_url for "
        + service
        + " leads elsewhere.";
  }

  @ParameterizedTest
  @CsvSource({
    "lakeformation, POST, /GrantPermissions, GrantPermissions",
    "lambda, GET, /2015-03-31/functions/, GET /2015-03-31/functions/",
    "eks, DELETE, /clusters/x, DELETE /clusters/x",
  })
  void restJson(String service, String method, String path, String operation) throws IOException {
    RawHttp.Answer answer = call(service, method, path, Map.of(), "");
    assertThat(answer.status()).isEqualTo(501);
    assertThat(answer.head())
        .contains("x-amzn-ErrorType: NotImplemented")
        .contains("Content-Type: application/json");
    assertThat(answer.body())
        .isEqualTo(
            "{\"message\":\"Mastic does not serve "
                + service
                + " ("
                + operation
                + ")."
                + elsewhere(service)
                + "\"}");
  }

  /** The bytes that the specification has: 0xA2 is a map of two, f (0x66) a text of six bytes. */
  @Test
  void smithyRpcV2Cbor() throws IOException {
    Map<String, String> headers =
        Map.of("smithy-protocol", "rpc-v2-cbor", "Content-Type", "application/cbor");
    RawHttp.Answer answer =
        call(
            "monitoring",
            "POST",
            "/service/GraniteServiceVersion20100801/operation/PutMetricData",
            headers,
            "\u00a0");
    assertThat(answer.status()).isEqualTo(501);
    assertThat(answer.head())
        .contains("smithy-protocol: rpc-v2-cbor")
        .contains("Content-Type: application/cbor");
    String message = "Mastic does not serve monitoring (PutMetricData)." + elsewhere("monitoring");
    assertThat(answer.body())
        .isEqualTo("\u00a2f__typenNotImplementedgmessagex" + (char) message.length() + message);
  }

  @Test
  void whatIsHereIsNotSpokenToInCbor() throws IOException {
    Map<String, String> headers = Map.of("smithy-protocol", "rpc-v2-cbor");
    assertThat(call("glue", "POST", "/service/AWSGlue/operation/GetTable", headers, "").body())
        .contains("Mastic does not serve glue by Smithy RPC v2 CBOR (GetTable).");
    String stranger =
        HTTP.signed(
                "rds", "POST", "/service/R/operation/O", "/service/R/operation/O", "", headers, "")
            .replace(Door.KEY.id(), "AKIANOBODY");
    RawHttp.Answer refused = HTTP.send(stranger);
    assertThat(refused.head()).contains("smithy-protocol: rpc-v2-cbor");
    assertThat(refused.body()).contains("UnrecognizedClientException");
  }

  @Test
  void query() throws IOException {
    RawHttp.Answer answer =
        call("sns", "POST", "/", Map.of("Content-Type", FORM), "Action=Publish&Message=%3Cx%3E");
    assertThat(answer.status()).isEqualTo(501);
    assertThat(answer.head()).contains("Content-Type: text/xml");
    assertThat(answer.body())
        .startsWith("<ErrorResponse><Error><Type>")
        .contains("<Code>NotImplemented</Code>")
        .contains(
            "<Message>Mastic does not serve sns (Publish)." + elsewhere("sns") + "</Message>");
  }

  @Test
  void ec2() throws IOException {
    RawHttp.Answer answer =
        call("ec2", "POST", "/", Map.of("Content-Type", FORM), "Action=DescribeInstances");
    assertThat(answer.status()).isEqualTo(501);
    assertThat(answer.body())
        .contains("<Response><Errors><Error><Code>NotImplemented</Code>")
        .contains(
            "<Message>Mastic does not serve ec2 (DescribeInstances)."
                + elsewhere("ec2")
                + "</Message>");
  }

  @Test
  void aStrangerIsToldOfTheSignatureInTheSameWords() throws IOException {
    String request =
        HTTP.signed(
            "lakeformation", "POST", "/GrantPermissions", "/GrantPermissions", "", Map.of(), "{}");
    RawHttp.Answer changed = HTTP.send(request.replace("\r\n\r\n{}", "\r\n\r\n[]"));
    assertThat(changed.status()).isEqualTo(403);
    assertThat(changed.head()).contains("x-amzn-ErrorType: InvalidSignatureException");
    RawHttp.Answer unknown = HTTP.send(request.replace(Door.KEY.id(), "AKIANOBODY"));
    assertThat(unknown.status()).isEqualTo(403);
    assertThat(unknown.head()).contains("x-amzn-ErrorType: UnrecognizedClientException");
  }

  @Test
  void withoutASignatureTheTargetNamesTheService() throws IOException {
    try (Door open = new Door(Auth.OFF, Clock.systemUTC(), new RecordingGlue())) {
      RawHttp http = new RawHttp(open.uri());
      Map<String, String> target = Map.of("X-Amz-Target", "AmazonAthena.ListWorkGroups");
      assertThat(http.send("POST", "/", target, "{}").body())
          .contains("Mastic does not serve AmazonAthena (ListWorkGroups).");
      RawHttp.Answer stack =
          http.send(
              "POST", "/", Map.of("Content-Type", FORM), "Action=ListStacks&Version=2010-05-15");
      assertThat(stack.status()).isEqualTo(501);
      assertThat(stack.body()).contains("Mastic does not serve cloudformation (ListStacks).");
    }
  }

  @Test
  void whatAClientInventsIsNoMetric() throws IOException {
    call("invented", "POST", "/Anything", Map.of(), "");
    RawHttp.Answer metrics =
        HTTP.send("GET /_/metrics HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    assertThat(metrics.body())
        .contains("service=\"none\",status=\"501\"")
        .doesNotContain("invented");
  }
}
