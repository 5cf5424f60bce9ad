package io.mastic.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mastic.wire.text.Digests;
import io.mastic.wire.text.PercentCode;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** S3's signatures, framings and paths, by AWS's own client and by hand. */
class S3RequestsTest {

  private final Door door = Door.verifying();
  private final RawHttp http = new RawHttp(door.uri());

  @AfterEach
  void close() {
    door.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "k",
        "a b/é+~%20=x/..//y",
        "k é(1)!*",
        "x/",
        "a//b",
        "../up",
        "tab\tkey",
        "日本/語",
        "a%2Fb",
        "'\"<>&"
      })
  void theClientsKeysArriveAndAreSignedRight(String key) {
    try (S3Client s3 = door.s3()) {
      s3.putObject(p -> p.bucket("b").key(key), RequestBody.fromString("content"));
      assertThat(new String(door.s3.body, StandardCharsets.UTF_8)).isEqualTo("content");
      assertThat(door.s3.region).isEqualTo("eu-west-1");
      assertThat(PercentCode.decode(door.s3.path))
          .isEqualTo(
              "/b/"
                  + new String(key.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void chunkedUploadsAreUnframedAndTheirTrailersKept() {
    byte[] large = new byte[300_000];
    new java.util.Random(7).nextBytes(large);
    try (S3Client s3 = door.s3()) {
      s3.putObject(
          p ->
              p.bucket("b")
                  .key("k")
                  .contentEncoding("br")
                  .checksumAlgorithm(ChecksumAlgorithm.SHA256),
          RequestBody.fromBytes(large));
    }
    assertThat(door.s3.body).isEqualTo(large);
    assertThat(door.s3.contentLength).isEqualTo(large.length);
    assertThat(door.s3.contentEncoding).contains("br");
    assertThat(door.s3.trailers)
        .containsEntry(
            "x-amz-checksum-sha256",
            Base64.getEncoder().encodeToString(Digests.sha256().digest(large)));
  }

  @Test
  void aWrongSecretIsRefusedInS3sWords() {
    try (S3Client s3 =
        S3Client.builder()
            .endpointOverride(door.uri())
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(Door.KEY.id(), "guess")))
            .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
            .httpClientBuilder(
                software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient.builder())
            .build()) {
      S3Exception thrown =
          catchThrowableOfType(S3Exception.class, () -> s3.getObject(g -> g.bucket("b").key("k")));
      assertThat(thrown.statusCode()).isEqualTo(403);
      assertThat(thrown.awsErrorDetails().errorCode()).isEqualTo("SignatureDoesNotMatch");
    }
  }

  @Test
  void presignedUrlsLetIn() throws IOException {
    try (S3Presigner presigner =
        S3Presigner.builder()
            .endpointOverride(door.uri())
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(Door.KEY.id(), Door.KEY.secret())))
            .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
            .build()) {
      URI get =
          URI.create(
              presigner
                  .presignGetObject(
                      p ->
                          p.signatureDuration(Duration.ofMinutes(5))
                              .getObjectRequest(g -> g.bucket("b").key("a b+é")))
                  .url()
                  .toString());
      assertThat(status(get, "GET")).isEqualTo(200);
      assertThat(status(URI.create(get.toString().replace("/b/", "/c/")), "GET")).isEqualTo(403);
      assertThat(status(get, "DELETE")).isEqualTo(403);
      assertThat(
              status(
                  URI.create(get.toString().replace("X-Amz-Expires=300", "X-Amz-Expires=301")),
                  "GET"))
          .isEqualTo(403);
      assertThat(
              status(
                  URI.create(get.toString().replace("X-Amz-Expires=300", "X-Amz-Expires=x")),
                  "GET"))
          .isEqualTo(400);
    }
  }

  @Test
  void presignedUrlsOfVersion2LetIn() throws IOException {
    long soon = Instant.now().plusSeconds(60).getEpochSecond();
    String disposition = "attachment; filename=\"x\"";
    String signed =
        version2("GET\n\n\n" + soon + "\n/b/a%20b?response-content-disposition=" + disposition);
    String url =
        "/b/a%20b?response-content-disposition="
            + URLEncoder.encode(disposition, StandardCharsets.UTF_8).replace("+", "%20")
            + "&AWSAccessKeyId="
            + Door.KEY.id()
            + "&Expires="
            + soon
            + "&Signature="
            + signed;
    assertThat(status(door.uri().resolve(url), "GET")).isEqualTo(200);
    assertThat(status(door.uri().resolve(url.replace("a%20b", "other")), "GET")).isEqualTo(403);
    long past = Instant.now().minusSeconds(1).getEpochSecond();
    String late =
        "/b/k?AWSAccessKeyId="
            + Door.KEY.id()
            + "&Expires="
            + past
            + "&Signature="
            + version2("GET\n\n\n" + past + "\n/b/k");
    assertThat(status(door.uri().resolve(late), "GET")).isEqualTo(403);
  }

  private static String version2(String text) {
    byte[] mac =
        Digests.hmac(
            "HmacSHA1",
            Door.KEY.secret().getBytes(StandardCharsets.UTF_8),
            text.getBytes(StandardCharsets.UTF_8));
    return URLEncoder.encode(Base64.getEncoder().encodeToString(mac), StandardCharsets.UTF_8);
  }

  private static int status(URI uri, String method) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setRequestMethod(method);
    return connection.getResponseCode();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/b//x",
        "/b/x/../y",
        "/b/%2e%2e/y",
        "/b/a%2Fb",
        "/b/a%5Cb",
        "/b/a%25b",
        "/b/./k",
        "//b/k",
        "/b/a;p=1"
      })
  void oddPathsArriveByteForByte(String path) throws IOException {
    String signedPath = PercentCode.encodePath(PercentCode.decode(path));
    RawHttp.Answer answer =
        http.send(
            http.signed(
                "s3",
                "GET",
                path,
                signedPath,
                "",
                Map.of("x-amz-content-sha256", Digests.sha256Hex("")),
                ""));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(door.s3.path).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/../etc/passwd", "/b/../../etc/passwd", "/b/%2e%2e/%2e%2e/x", "/b/%00"})
  void pathsAboveTheRootAreRefused(String path) throws IOException {
    RawHttp.Answer answer =
        http.send("GET " + path + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("<Code>InvalidURI</Code>");
  }

  @Test
  void aBodyThatIsNotTheSignedOneIsRefused() throws IOException {
    String request =
        http.signed(
            "s3",
            "PUT",
            "/b/k",
            "/b/k",
            "",
            Map.of("x-amz-content-sha256", Digests.sha256Hex("other")),
            "body");
    RawHttp.Answer answer = http.send(request);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("<Code>XAmzContentSHA256Mismatch</Code>");
  }

  @Test
  void aDefectOfTheFaceIsA500() throws IOException {
    RawHttp.Answer answer =
        http.send(
            http.signed(
                "s3",
                "GET",
                "/defect",
                "/defect",
                "",
                Map.of("x-amz-content-sha256", "UNSIGNED-PAYLOAD"),
                ""));
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body()).contains("<Code>InternalFailure</Code>");
  }

  @Test
  void anExpectingClientIsToldToGoOn() throws IOException {
    String request =
        http.signed(
            "s3",
            "PUT",
            "/b/k",
            "/b/k",
            "",
            Map.of("x-amz-content-sha256", "UNSIGNED-PAYLOAD", "Expect", "100-continue"),
            "body");
    RawHttp.Answer answer = http.send(request);
    assertThat(answer.body()).contains("body");
    assertThat(door.s3.body).hasSize(4);
  }

  @Test
  void anUnsignedRequestIsRefused() throws IOException {
    RawHttp.Answer answer = http.send("GET /b/k HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).contains("<Code>AccessDenied</Code>");
  }
}
