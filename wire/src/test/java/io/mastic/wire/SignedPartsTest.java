package io.mastic.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.wire.text.Digests;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever holds a signed request, or a presigned URL, tries to make more of it. */
class SignedPartsTest {

  private static final String UNSIGNED = "UNSIGNED-PAYLOAD";

  private final Door door = Door.verifying(new RecordingGlue());
  private final RawHttp http = new RawHttp(door.uri());

  @AfterEach
  void close() {
    door.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x-amz-copy-source",
        "X-AMZ-Copy-Source",
        "x-amz-acl",
        "x-amz-meta-owner",
        "x-amz-security-token",
        "x-amz-date"
      })
  void aHeaderAddedToAPresignedUrl(String header) throws IOException {
    String url = http.presigned("s3", "PUT", "/b/k", "", UNSIGNED);
    assertThat(http.send("PUT", url, Map.of(), "body").status()).isEqualTo(200);
    RawHttp.Answer answer = http.send("PUT", url, Map.of(header, "/private/key"), "body");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body())
        .contains("<Code>AccessDenied</Code>")
        .contains("There were headers present in the request which were not signed")
        .contains("HeadersNotSigned=" + header.toLowerCase(java.util.Locale.ROOT));
  }

  @Test
  void aHeaderAddedToSignedHeaders() throws IOException {
    String signed =
        http.signed(
            "s3", "PUT", "/b/k", "/b/k", "", Map.of("x-amz-content-sha256", UNSIGNED), "body");
    RawHttp.Answer answer = http.send(with(signed, "x-amz-copy-source: /private/key"));
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).contains("HeadersNotSigned=x-amz-copy-source");
  }

  @Test
  void aHeaderThatIsSignedAndComesTwice() throws IOException {
    String signed =
        http.signed(
            "s3",
            "PUT",
            "/b/k",
            "/b/k",
            "",
            Map.of("x-amz-content-sha256", UNSIGNED, "x-amz-copy-source", "/b/mine"),
            "body");
    RawHttp.Answer answer = http.send(with(signed, "x-amz-copy-source: /private/key"));
    assertThat(answer.body()).contains("<Code>SignatureDoesNotMatch</Code>");
  }

  @Test
  void theTargetOfACallOfGlue() throws IOException {
    String unsigned =
        http.signed("glue", "POST", "/", "/", "", Map.of(), "{\"DatabaseName\":\"d\"}");
    RawHttp.Answer answer = http.send(with(unsigned, "X-Amz-Target: AWSGlue.GetTables"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body())
        .contains("InvalidSignatureException")
        .contains("'x-amz-target' must be a 'SignedHeader' in the AWS Authorization.");
    String url = http.presigned("glue", "POST", "/", "", Digests.sha256Hex("{}"));
    assertThat(
            http.send("POST", url, Map.of("X-Amz-Target", "AWSGlue.GetConnections"), "{}").body())
        .contains("must be a 'SignedHeader'");
  }

  @Test
  void whatProxiesAndClientsAddIsNoneOfItsBusiness() throws IOException {
    String url = http.presigned("s3", "PUT", "/b/k", "", UNSIGNED);
    Map<String, String> added =
        Map.of(
            "x-amzn-trace-id", "Root=1-1-1",
            "amz-sdk-request", "attempt=1",
            "X-Forwarded-For", "10.0.0.1",
            "Content-Type", "text/plain",
            "x-amz-content-sha256", Digests.sha256Hex("other"));
    assertThat(http.send("PUT", url, added, "body").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "'', &encryption",
    "'', &publicAccessBlock",
    "'', &object-lock",
    "'', &anything=1",
    "?acl, &tagging",
    "'', &uploadId=1"
  })
  void aParameterAddedToAUrlOfVersion2(String resource, String added) throws IOException {
    String url = RawHttp.presignedByVersion2("GET", "/b", resource);
    assertThat(http.send("GET", url, Map.of(), "").status()).isEqualTo(200);
    assertThat(http.send("GET", url + "&prefix=x", Map.of(), "").status()).isEqualTo(200);
    assertThat(http.send("GET", url + added, Map.of(), "").status()).isEqualTo(403);
  }

  @Test
  void aHeaderAddedToAUrlOfVersion2() throws IOException {
    String url = RawHttp.presignedByVersion2("PUT", "/b/k", "");
    Map<String, String> copy = Map.of("x-amz-copy-source", "/private/key");
    assertThat(http.send("PUT", url, copy, "").status()).isEqualTo(403);
    assertThat(http.send("PUT", url + "&x-amz-copy-source=/private/key", copy, "").status())
        .isEqualTo(403);
    assertThat(http.send("PUT", url, Map.of("Content-Type", "text/html"), "").status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"&prefix=x", "&delete", "&acl", "&X-Amz-Expires=604800"})
  void aParameterAddedToAUrlOfVersion4(String added) throws IOException {
    String url = http.presigned("s3", "GET", "/b", "", UNSIGNED);
    assertThat(http.send("GET", url + added, Map.of(), "").status()).isEqualTo(403);
  }

  @Test
  void aPlusSignIsTheBlankThatTheFaceSees() throws IOException {
    String url = http.presigned("s3", "GET", "/b", "A=a%2Bb", UNSIGNED);
    assertThat(http.send("GET", url, Map.of(), "").status()).isEqualTo(200);
    assertThat(http.send("GET", url.replace("a%2Bb", "a+b"), Map.of(), "").status()).isEqualTo(403);
  }

  @Test
  void twoSignaturesAtOnce() throws IOException {
    String url = http.presigned("s3", "GET", "/b", "", UNSIGNED);
    RawHttp.Answer answer = http.send("GET", url, Map.of("Authorization", "Basic eDp5"), "");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("Only one auth mechanism allowed");
  }

  private static String with(String request, String header) {
    return request.replace("Connection: close", header + "\r\nConnection: close");
  }
}
