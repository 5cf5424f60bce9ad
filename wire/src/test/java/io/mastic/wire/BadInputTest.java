package io.mastic.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no well-behaved client sends. */
class BadInputTest {

  private final Door door = Door.verifying(new RecordingGlue());
  private final RawHttp http = new RawHttp(door.uri());

  @AfterEach
  void close() {
    door.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "{\"Name\":\"t\"",
        "nonsense",
        "{\"Name\":[}",
        "\"\"",
        "{\"Name\":{\"a\":1}}",
        "{\"Name\":\"\\ud800\"}",
        "{\"QueryAsOfTime\":1e99999999}",
        "{\"Name\":\"t\"}}"
      })
  void jsonThatDoesNotFit(String body) throws IOException {
    RawHttp.Answer answer = http.send(http.glue("GetTable", body));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).startsWith("{\"__type\":\"SerializationException\"");
  }

  @Test
  void jsonThatIsDeep() throws IOException {
    String deep = "{\"Unknown\":" + "{\"a\":".repeat(50_000) + "1" + "}".repeat(50_001);
    RawHttp.Answer answer = http.send(http.glue("GetTable", deep));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("SerializationException").contains("nesting");
  }

  @ParameterizedTest
  @CsvSource({
    "AWSGlue.NoSuchThing, 400, UnknownOperationException",
    "AWSGlue.gettable, 400, UnknownOperationException",
    "Other_2015.GetTable, 400, UnknownOperationException",
    "nonsense, 400, UnknownOperationException",
    "AWSGlue.CreateSchema, 501, NotImplemented",
  })
  void targetsThatAreNotThere(String target, int status, String code) throws IOException {
    RawHttp.Answer answer =
        http.send(http.signed("glue", "POST", "/", "/", "", Map.of("X-Amz-Target", target), "{}"));
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).contains("\"__type\":\"" + code + "\"");
  }

  @Test
  void aBodyThatIsTooLarge() throws IOException {
    String request =
        http.glue("GetTable", "{}").replace("Content-Length: 2", "Content-Length: 10485761");
    RawHttp.Answer answer = http.send(request);
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.body()).contains("RequestEntityTooLargeException");
  }

  @Test
  void aBodyThatWasChanged() throws IOException {
    String request =
        http.glue("GetTable", "{\"DatabaseName\":\"d\",\"Name\":\"t\"}").replace("\"t\"", "\"u\"");
    RawHttp.Answer answer = http.send(request);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("InvalidSignatureException");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic dXNlcjpwYXNz", "AWS4-HMAC-SHA256",
            "AWS4-HMAC-SHA256 Credential=,SignedHeaders=,Signature=",
        "AWS4-HMAC-SHA256 Credential=a/b/c, SignedHeaders=host, Signature=x", "AWS AKIA:sig",
            "=,=,="
      })
  void authorizationThatIsNone(String authorization) throws IOException {
    RawHttp.Answer answer =
        http.send(
            "POST / HTTP/1.1\r\nHost: h\r\nX-Amz-Target: AWSGlue.GetTable\r\nAuthorization: "
                + authorization
                + "\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("IncompleteSignatureException");
  }

  @Test
  void aServiceThatIsNotHere() throws IOException {
    RawHttp.Answer answer =
        http.send(
            http.signed(
                "ec2",
                "POST",
                "/",
                "/",
                "",
                Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
                "Action=DescribeRegions&Version=2016-11-15"));
    assertThat(answer.status()).isEqualTo(501);
    assertThat(answer.body()).contains("<Code>NotImplemented</Code>");
  }

  @Test
  void headersAreComparedAsTheyWereSent() throws IOException {
    for (String type :
        new String[] {
          "application/JSON;Charset=utf-8", "text/html; charset=UTF-8", "application/json ; a"
        }) {
      RawHttp.Answer answer =
          http.send(
              http.signed(
                  "glue",
                  "POST",
                  "/",
                  "/",
                  "",
                  Map.of("X-Amz-Target", "AWSGlue.GetTable", "Content-Type", type),
                  "{\"DatabaseName\":\"d\",\"Name\":\"t\"}"));
      assertThat(answer.status()).as(type).isEqualTo(200);
    }
  }

  @Test
  void largeAnswersAreZippedOnDemand() throws IOException {
    String plain = http.glue("GetTables", "{\"DatabaseName\":\"d\"}");
    RawHttp.Answer zipped =
        http.send(plain.replace("Connection: close", "Accept-Encoding: gzip\r\nConnection: close"));
    RawHttp.Answer whole = http.send(plain);
    assertThat(zipped.head()).contains("Content-Encoding: gzip");
    assertThat(whole.head()).doesNotContain("Content-Encoding");
    assertThat(zipped.body().length()).isLessThan(whole.body().length() / 4);
  }

  @Test
  void ownPagesAnswerWithoutASignature() throws IOException {
    http.send(http.glue("GetTable", "{\"DatabaseName\":\"d\",\"Name\":\"t\"}"));
    RawHttp.Answer metrics =
        http.send("GET /_/metrics HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    assertThat(metrics.body())
        .contains(
            "mastic_requests_seconds_count{operation=\"GetTable\",service=\"glue\",status=\"200\"} 1")
        .contains("jvm_memory_used_bytes");
    RawHttp.Answer broken =
        http.send("GET /_/broken HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    assertThat(broken.status()).isEqualTo(500);
    assertThat(broken.body()).contains("a defect of its own").doesNotContain("as the test wants");
    assertThat(http.send("GET /_/../b/k HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n").status())
        .isEqualTo(404);
  }

  @Test
  void withSignaturesOffOtherSitesPagesAreKeptOut() throws IOException {
    try (Door open = new Door(Auth.OFF, java.time.Clock.systemUTC(), new RecordingGlue())) {
      RawHttp raw = new RawHttp(open.uri());
      String start = "GET /b/k HTTP/1.1\r\nConnection: close\r\nHost: ";
      assertThat(raw.send(start + "localhost:4566\r\n\r\n").status()).isEqualTo(200);
      assertThat(raw.send(start + "127.0.0.1\r\n\r\n").status()).isEqualTo(200);
      assertThat(raw.send(start + "evil.example:4566\r\n\r\n").status()).isEqualTo(403);
      assertThat(raw.send(start + "localhost\r\nOrigin: https://evil.example\r\n\r\n").status())
          .isEqualTo(403);
      assertThat(raw.send(start + "localhost\r\nOrigin: http://localhost:3000\r\n\r\n").status())
          .isEqualTo(200);
    }
  }

  @Test
  void signaturesCannotBeOffWhereOthersReachThePort() {
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () ->
                new FrontDoor(
                    new FrontDoor.Settings("0.0.0.0", 0, Auth.OFF),
                    new FrontDoor.Rooms(
                        java.util.List.of(), java.util.List.of(), k -> java.util.Optional.empty()),
                    java.time.Clock.systemUTC()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
