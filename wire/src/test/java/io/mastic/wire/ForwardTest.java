package io.mastic.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.mastic.kernel.access.Authorizer;
import io.mastic.wire.forward.Forward;
import io.mastic.wire.forward.Relay;
import io.mastic.wire.telemetry.Telemetry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Services that a toy endpoint answers. */
class ForwardTest {

  private static final String FORM = "application/x-www-form-urlencoded";

  private final HttpServer toy = toy();
  private final Relay relay = new Relay();
  private final FrontDoor door = open(Auth.VERIFY);
  private final RawHttp http = new RawHttp(URI.create(door.url()));
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch seen = new CountDownLatch(1);
  private volatile Map<String, List<String>> headers = Map.of();

  private HttpServer toy() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newCachedThreadPool());
      server.createContext("/", this::answer);
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    headers = Map.copyOf(exchange.getRequestHeaders());
    String path = exchange.getRequestURI().getRawPath();
    if (path.equals("/inward")) {
      exchange.getRequestBody().read();
      arrived.countDown();
    }
    byte[] body = exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().add("x-amzn-RequestId", "the-toys");
    exchange.getResponseHeaders().add("Keep-Alive", "timeout=1");
    if (path.equals("/outward")) {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write("first".getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
      await(seen);
      exchange.getResponseBody().write("last".getBytes(StandardCharsets.UTF_8));
    } else {
      String text = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " ";
      byte[] answer =
          (text + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(path.equals("/teapot") ? 418 : 200, answer.length);
      exchange.getResponseBody().write(answer);
    }
    exchange.close();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private FrontDoor open(Auth auth) {
    URI there = URI.create("http://127.0.0.1:" + toy.getAddress().getPort());
    try {
      return new FrontDoor(
          new FrontDoor.Settings("127.0.0.1", 0, auth),
          new FrontDoor.Rooms(
              List.of(new EchoS3()),
              List.of(
                  new Forward("sns", there, relay),
                  new Forward("lambda", there, relay),
                  new Forward("athena", URI.create("http://127.0.0.1:" + unused()), relay)),
              List.of(),
              new FrontDoor.Guard(
                  id -> Optional.of(Door.KEY).filter(key -> key.id().equals(id)),
                  Authorizer.EVERYTHING),
              List.of(),
              new Telemetry()),
          Clock.systemUTC());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int unused() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @AfterEach
  void close() {
    door.close();
    relay.close();
    toy.stop(0);
  }

  @Test
  void aCallGoesAsItCame() throws IOException {
    String signed =
        http.signed(
            "sns",
            "POST",
            "/",
            "/",
            "",
            Map.of("Content-Type", FORM, "X-Custom", "c"),
            "Action=Publish");
    RawHttp.Answer answer =
        http.send(signed.replace("Connection: close", "Connection: close, x-hop\r\nX-Hop: h"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("POST / Action=Publish");
    assertThat(answer.head())
        .containsIgnoringCase("x-amzn-RequestId: the-toys")
        .doesNotContainIgnoringCase("keep-alive");
    assertThat(headers.get("Host")).containsExactly(URI.create(door.url()).getAuthority());
    assertThat(headers.get("Authorization").get(0)).startsWith("AWS4-HMAC-SHA256 Credential=");
    assertThat(signed).contains(headers.get("Authorization").get(0));
    assertThat(headers).containsKey("X-custom").doesNotContainKeys("X-hop", "User-agent", "Cookie");
  }

  @Test
  void anErrorOfTheOtherSideIsTheAnswer() throws IOException {
    RawHttp.Answer answer =
        http.send(
            http.signed("lambda", "GET", "/teapot?a=%2F&b=", "/teapot", "a=%2F&b=", Map.of(), ""));
    assertThat(answer.status()).isEqualTo(418);
    assertThat(answer.body()).isEqualTo("GET /teapot?a=%2F&b= ");
  }

  @Test
  void whoIsNotLetInIsNotPassedOn() throws IOException {
    RawHttp.Answer answer =
        http.send(
            http.signed("sns", "POST", "/", "/", "", Map.of("Content-Type", FORM), "Action=Publish")
                .replace("Action=Publish", "Action=Destroy"));
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).contains("SignatureDoesNotMatch");
    assertThat(headers).isEmpty();
  }

  @Test
  void whoDoesNotAnswerIsToldInTheCallersWords() throws IOException {
    Map<String, String> target = Map.of("X-Amz-Target", "AmazonAthena.ListWorkGroups");
    RawHttp.Answer answer = http.send(http.signed("athena", "POST", "/", "/", "", target, "{}"));
    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.body())
        .isEqualTo(
            "{\"__type\":\"BadGateway\",\"Message\":\"Mastic passes athena on to another endpoint,"
                + " which does not answer.\"}");
  }

  @Test
  void aLoopEnds() throws IOException {
    RawHttp.Answer answer =
        http.send(http.signed("lambda", "GET", "/x", "/x", "", Map.of("Via", "1.1 mastic"), ""));
    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.body()).contains("which is this one");
  }

  @Test
  void answersFlow() throws IOException {
    String request = http.signed("lambda", "GET", "/outward", "/outward", "", Map.of(), "");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      StringBuilder got = new StringBuilder();
      while (got.indexOf("first") < 0) {
        int next = socket.getInputStream().read();
        assertThat(next).isGreaterThanOrEqualTo(0);
        got.append((char) next);
      }
      seen.countDown();
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
          .contains("last");
    }
  }

  @Test
  void bodiesWithASignedHashFlow() throws IOException {
    String request =
        http.signed(
            "lambda",
            "PUT",
            "/inward",
            "/inward",
            "",
            Map.of("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD"),
            "x".repeat(100_000));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
      socket.setSoTimeout(30_000);
      int head = request.indexOf("\r\n\r\n") + 4;
      socket.getOutputStream().write(bytes(request.substring(0, head + 50_000)));
      await(arrived);
      socket.getOutputStream().write(bytes(request.substring(head + 50_000)));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
          .startsWith("HTTP/1.1 200")
          .contains("x".repeat(10_000));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void whatCannotBePassedOn() {
    for (String service : List.of("glue", "s3", "", "a b")) {
      assertThatThrownBy(() -> new Forward(service, URI.create("http://localhost:1"), relay))
          .isInstanceOf(IllegalArgumentException.class);
    }
    for (String url :
        List.of("localhost:1", "ftp://x", "http://u:p@x", "http://x/path", "http://x?q")) {
      assertThatThrownBy(() -> new Forward("sns", URI.create(url), relay))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
