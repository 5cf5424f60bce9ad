package io.mastic.runtime.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.mastic.runtime.option.Options;
import io.mastic.runtime.service.AwsException;
import io.mastic.runtime.service.AwsService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stream of another account is called in the role that its options name, which STS gives. */
class StreamInARoleTest {

  private static final String ARN = "arn:aws:kinesis:eu-west-1:111122223333:stream/clicks";

  private final List<String> taken = new ArrayList<>();
  private final List<String> signed = new ArrayList<>();
  private final HttpServer server = start();

  private static HttpServer start() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeEach
  void serve() {
    System.setProperty("aws.accessKeyId", "OWNKEY");
    System.setProperty("aws.secretAccessKey", "own-secret");
    server.createContext("/", this::served);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  private void served(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (body.startsWith("Action=AssumeRole")) {
      sts(exchange, body, authorization);
      return;
    }
    String token = exchange.getRequestHeaders().getFirst("X-Amz-Security-Token");
    signed.add(key(authorization) + " " + token);
    answer(exchange, 200, "{\"Shards\":[]}");
  }

  private void sts(HttpExchange exchange, String body, String authorization) throws IOException {
    taken.add(key(authorization) + " " + body);
    if (body.contains("forbidden")) {
      answer(exchange, 403, "<Error><Code>AccessDenied</Code></Error>");
      return;
    }
    answer(
        exchange,
        200,
        "<AccessKeyId>ROLEKEY</AccessKeyId><SecretAccessKey>s</SecretAccessKey>"
            + "<SessionToken>token-of-the-role</SessionToken><Expiration>"
            + Instant.now().plusSeconds(3600)
            + "</Expiration>");
  }

  private static String key(String authorization) {
    return authorization.replaceFirst(".*Credential=([^/]*)/.*", "$1");
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private AwsService service(Map<String, String> more) {
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    return StreamSettings.of(
            new Options(Map.of("streamARN", ARN, "endpointUrl", url, "numRetries", "0"))
                .with(new Options(more).with("awsSTSEndpoint", url)))
        .service();
  }

  @Test
  void theRoleIsTakenOnceAndSignsEachCall() {
    AwsService service =
        service(
            Map.of(
                "awsSTSRoleARN", "arn:aws:iam::111122223333:role/reader",
                "awsSTSSessionName", "nightly"));
    service.call("ListShards", AwsService.request());
    service.call("ListShards", AwsService.request());
    assertThat(taken)
        .singleElement()
        .asString()
        .startsWith("OWNKEY ")
        .contains("RoleArn=arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2Freader")
        .contains("RoleSessionName=nightly");
    assertThat(signed).containsExactly("ROLEKEY token-of-the-role", "ROLEKEY token-of-the-role");
  }

  @Test
  void withoutARoleTheRunsOwnKeysSign() {
    service(Map.of()).call("ListShards", AwsService.request());
    assertThat(taken).isEmpty();
    assertThat(signed).containsExactly("OWNKEY null");
  }

  @Test
  void aRoleThatIsNotGivenIsNamed() {
    AwsService service = service(Map.of("awsSTSRoleARN", "arn:aws:iam::1:role/forbidden"));
    assertThatThrownBy(() -> service.call("ListShards", AwsService.request()))
        .isInstanceOf(AwsException.class)
        .hasMessageContaining("AssumeRole of arn:aws:iam::1:role/forbidden");
    assertThat(signed).isEmpty();
  }
}
