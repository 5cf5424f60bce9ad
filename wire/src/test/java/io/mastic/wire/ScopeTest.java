package io.mastic.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.wire.text.Digests;
import io.mastic.wire.text.PercentCode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A signature for one service opens no other: every service, by every way to sign. */
class ScopeTest {

  private static final Door DOOR = Door.verifying(new RecordingGlue());
  private static final RawHttp HTTP = new RawHttp(DOOR.uri());

  private static final List<Call> CALLS =
      List.of(
          Call.json("glue", "AWSGlue.GetTables", "{\"DatabaseName\":\"d\"}"),
          Call.json("glue", "MasticBookmarks.Save", "{}"),
          Call.json("logs", "Logs_20140328.DescribeLogGroups", "{}"),
          Call.form("sts", "Action=GetCallerIdentity&Version=2011-06-15"),
          Call.form("iam", "Action=CreateRole&Version=2010-05-08"),
          new Call("s3", "PUT", "/b/k", Map.of("x-amz-content-sha256", "UNSIGNED-PAYLOAD"), "x"));

  @AfterAll
  static void close() {
    DOOR.close();
  }

  record Call(
      String service, String method, String path, Map<String, String> headers, String body) {

    static Call json(String service, String target, String body) {
      return new Call(service, "POST", "/", Map.of("X-Amz-Target", target), body);
    }

    static Call form(String service, String body) {
      return new Call(
          service, "POST", "/", Map.of("Content-Type", "application/x-www-form-urlencoded"), body);
    }

    @Override
    public String toString() {
      return headers.getOrDefault("X-Amz-Target", service);
    }
  }

  static Stream<Arguments> callsAndScopes() {
    return CALLS.stream()
        .flatMap(
            call ->
                Stream.of("glue", "logs", "sts", "iam", "s3", "ec2")
                    .map(scope -> Arguments.of(call, scope)));
  }

  @ParameterizedTest
  @MethodSource("callsAndScopes")
  void aSignatureInHeaders(Call call, String scope) throws IOException {
    RawHttp.Answer answer =
        HTTP.send(
            HTTP.signed(
                scope, call.method(), call.path(), call.path(), "", call.headers(), call.body()));
    judge(call, scope, answer);
  }

  @ParameterizedTest
  @MethodSource("callsAndScopes")
  void aPresignedUrl(Call call, String scope) throws IOException {
    String hash =
        scope.equals("s3") || call.service().equals("s3")
            ? "UNSIGNED-PAYLOAD"
            : Digests.sha256Hex(call.body());
    String url = HTTP.presigned(scope, call.method(), call.path(), "", hash);
    RawHttp.Answer answer = HTTP.send(call.method(), url, call.headers(), call.body());
    if (call.headers().containsKey("X-Amz-Target")) {
      // Not even for its own service: the target is not among the signed headers.
      assertThat(answer.status()).isGreaterThanOrEqualTo(400);
    } else {
      judge(call, scope, answer);
    }
  }

  @ParameterizedTest
  @MethodSource("callsAndScopes")
  void aUrlOfVersion2(Call call, String ignored) throws IOException {
    String url = RawHttp.presignedByVersion2(call.method(), call.path(), "");
    RawHttp.Answer answer =
        HTTP.send(call.method(), url, without(call.headers(), "x-amz-content-sha256"), call.body());
    if (call.service().equals("s3")) {
      assertThat(answer.status()).isEqualTo(200);
    } else {
      assertThat(answer.status()).isEqualTo(403);
    }
  }

  private static Map<String, String> without(Map<String, String> headers, String name) {
    return headers.containsKey(name) ? Map.of() : headers;
  }

  /** What comes in goes to the service that was signed, or nowhere. */
  private static void judge(Call call, String scope, RawHttp.Answer answer) {
    if (call.service().equals(scope)) {
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      return;
    }
    boolean elsewhere = answer.body().equals("answered by " + scope);
    boolean ofS3 = scope.equals("s3") && DOOR.s3.path.equals(call.path());
    assertThat(elsewhere || ofS3 || answer.status() >= 400).as(answer.body()).isTrue();
    if (call.headers().containsKey("X-Amz-Target") && !scope.equals("s3")) {
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body())
          .contains("InvalidSignatureException")
          .contains("Credential should be scoped to correct service: '" + call.service() + "'. ");
    }
    if (call.service().equals("s3")) {
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body())
          .containsPattern("AuthorizationHeaderMalformed|AuthorizationQueryParametersError")
          .contains("incorrect service \"" + scope + "\". This endpoint belongs to \"s3\".");
    }
  }

  @Test
  void anIdentityUrlReadsNoPasswords() throws IOException {
    String url =
        HTTP.presigned(
            "sts",
            "POST",
            "/",
            "Action=GetCallerIdentity&Version=2011-06-15",
            Digests.sha256Hex("{}"));
    RawHttp.Answer answer =
        HTTP.send("POST", url, Map.of("X-Amz-Target", "AWSGlue.GetConnections"), "{}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("InvalidSignatureException");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AKIA/20260101//s3/aws4_request",
        "AKIA/20260101/us-east-1//aws4_request",
        "/20260101/us-east-1/s3/aws4_request",
        "AKIA/20260101/us-east-1/s3/aws4_other",
        "AKIA/20260101/us-east-1/s3",
        "AKIA"
      })
  void aScopeThatIsNone(String credential) throws IOException {
    RawHttp.Answer header =
        HTTP.send(
            "GET",
            "/b/k",
            Map.of(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=" + credential + ",SignedHeaders=host,Signature=0",
                "X-Amz-Date",
                "20260101T000000Z"),
            "");
    assertThat(header.status()).isEqualTo(400);
    assertThat(header.body()).contains("AuthorizationHeaderMalformed");
    RawHttp.Answer url =
        HTTP.send(
            "GET",
            "/b/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential="
                + PercentCode.encode(credential)
                + "&X-Amz-Date=20260101T000000Z&X-Amz-Expires=1&X-Amz-SignedHeaders=host"
                + "&X-Amz-Signature=0",
            Map.of(),
            "");
    assertThat(url.status()).isEqualTo(400);
    assertThat(url.body()).contains("AuthorizationQueryParametersError");
  }

  @Test
  void aScopeOfAnotherDay() throws IOException {
    String url = HTTP.presigned("s3", "GET", "/b/k", "", "UNSIGNED-PAYLOAD");
    String date = url.replaceAll(".*X-Amz-Date=(\\d{8}).*", "$1");
    String other = url.replace("%2F" + date + "%2F", "%2F20200101%2F");
    assertThat(HTTP.send("GET", other, Map.of(), "").body())
        .contains("AuthorizationQueryParametersError")
        .contains("Date in Credential scope does not match");
  }

  @ParameterizedTest
  @ValueSource(strings = {"604801", "-1", "x", "99999999999999999999"})
  void aLifeThatIsTooLong(String expires) throws IOException {
    String url =
        HTTP.presigned("s3", "GET", "/b/k", "", "UNSIGNED-PAYLOAD")
            .replace("X-Amz-Expires=300", "X-Amz-Expires=" + expires);
    RawHttp.Answer answer = HTTP.send("GET", url, Map.of(), "");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("AuthorizationQueryParametersError");
  }
}
