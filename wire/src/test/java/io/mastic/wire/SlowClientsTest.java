package io.mastic.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.wire.body.WholeBody;
import io.mastic.wire.crowd.CrowdLimits;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that take their time, many of them, and big ones; others must not notice. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class SlowClientsTest {

  private static final int CROWD = 140;
  private static final String CALL = "{\"DatabaseName\":\"d\",\"Name\":\"t\"}";
  private static final Map<String, String> UNSIGNED_PAYLOAD =
      Map.of("x-amz-content-sha256", "UNSIGNED-PAYLOAD");

  private final List<Socket> sockets = new ArrayList<>();
  private Door door = Door.verifying(new RecordingGlue());
  private RawHttp http = new RawHttp(door.uri());

  @AfterEach
  void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    door.close();
  }

  private void reopen(CrowdLimits limits) {
    door.close();
    door = Door.limited(limits, new RecordingGlue());
    http = new RawHttp(door.uri());
  }

  private static CrowdLimits limits(
      long bodyBytes, int transfers, int connections, Duration queue) {
    return new CrowdLimits(
        bodyBytes,
        transfers,
        connections,
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        10_000,
        queue);
  }

  /** Sends a request but for the last of its bytes. */
  private Socket begin(String request, int missing) throws IOException {
    Socket socket = new Socket(door.uri().getHost(), door.uri().getPort());
    socket.setSoTimeout(60_000);
    sockets.add(socket);
    byte[] bytes = request.getBytes(StandardCharsets.ISO_8859_1);
    socket.getOutputStream().write(bytes, 0, bytes.length - missing);
    socket.getOutputStream().flush();
    return socket;
  }

  private static String rest(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  private String put(String key, String body) {
    return http.signed("s3", "PUT", "/b/" + key, "/b/" + key, "", UNSIGNED_PAYLOAD, body);
  }

  private String get(String path) {
    return http.signed("s3", "GET", path, path, "", UNSIGNED_PAYLOAD, "");
  }

  private void everythingIsAnswered() throws IOException {
    assertThat(http.send("GET", "/_/metrics", Map.of(), "").status()).isEqualTo(200);
    assertThat(http.send(http.glue("GetTable", CALL)).status()).isEqualTo(200);
    assertThat(http.send(get("/b/k")).status()).isEqualTo(200);
  }

  @Test
  void manySlowCallsStopNobody() throws IOException {
    for (int i = 0; i < CROWD; i++) {
      begin(http.glue("GetTable", CALL), 5);
    }
    everythingIsAnswered();
    assertThat(http.send(put("k", "body")).status()).isEqualTo(200);
    Socket first = sockets.get(0);
    first
        .getOutputStream()
        .write(CALL.substring(CALL.length() - 5).getBytes(StandardCharsets.UTF_8));
    assertThat(rest(first)).startsWith("HTTP/1.1 200");
  }

  @Test
  void manySlowUploadsStopNobody() throws IOException {
    for (int i = 0; i < CROWD; i++) {
      begin(put("k" + i, "body"), 1);
    }
    everythingIsAnswered();
    // Its turn comes when the slow ones have been shown out.
    assertThat(http.send(put("k", "body")).status()).isEqualTo(200);
  }

  @Test
  void whoSendsTooSlowlyIsShownOut() throws IOException {
    reopen(limits(1 << 20, 4, 100, Duration.ofSeconds(5)));
    Socket call = begin(http.glue("GetTable", CALL), 1);
    Socket upload = begin(put("k", "body"), 1);
    assertThat(rest(call)).startsWith("HTTP/1.1 408").contains("RequestTimeoutException");
    String answer = rest(upload);
    assertThat(answer.isEmpty() || answer.contains("RequestTimeout")).as(answer).isTrue();
    assertThat(http.send(http.glue("GetTable", CALL)).status()).isEqualTo(200);
  }

  @Test
  void aStrangerSendsNoBody() throws IOException {
    String unsigned =
        "POST / HTTP/1.1\r\nHost: h\r\nX-Amz-Target: AWSGlue.GetTable\r\nContent-Length: "
            + WholeBody.LIMIT
            + "\r\n\r\n";
    assertThat(rest(begin(unsigned, 0))).contains("MissingAuthenticationTokenException");
    String signed = http.glue("GetTable", CALL);
    String head = signed.substring(0, signed.length() - CALL.length());
    assertThat(rest(begin(head.replace(Door.KEY.id(), "AKIANOBODY"), 0)))
        .contains("UnrecognizedClientException");
    assertThat(rest(begin(head.replaceAll("X-Amz-Date: \\d{4}", "X-Amz-Date: 2020"), 0)))
        .contains("IncompleteSignatureException");
    assertThat(rest(begin(head.replace("Content-Length: ", "Content-Length: 99999999"), 0)))
        .contains("RequestEntityTooLargeException");
  }

  /** A refused request's body is not read to its end: the connection ends instead. */
  @Test
  void aRefusedBodyIsNotWaitedFor() throws IOException {
    String upload =
        "PUT /b/k HTTP/1.1\r\nHost: h\r\nContent-Length: 5000000000000\r\n\r\n" + "x".repeat(1000);
    assertThat(rest(begin(upload, 0))).startsWith("HTTP/1.1 403").contains("AccessDenied");
  }

  @Test
  void theBytesOfBodiesAreBounded() throws IOException {
    reopen(limits(4 << 20, 4, 100, Duration.ofSeconds(1)));
    String large = "{\"a\":\"" + "x".repeat(2 << 20) + "\"}";
    List<Socket> clients = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      clients.add(beginOnAThread(http.glue("GetTable", large)));
    }
    // Small calls have room of their own.
    assertThat(http.send(http.glue("GetTable", CALL)).status()).isEqualTo(200);
    int throttled = 0;
    for (Socket client : clients) {
      String answer = rest(client);
      throttled += answer.contains("ThrottlingException") ? 1 : 0;
    }
    assertThat(throttled).isPositive();
    assertThat(http.send(http.glue("GetTable", large)).body()).contains("ValidationException");
  }

  /** All but the last byte, from a thread: the server does not take it all. */
  private Socket beginOnAThread(String request) throws IOException {
    Socket socket = begin("", 0);
    Thread sender =
        new Thread(
            () -> {
              try {
                byte[] bytes = request.getBytes(StandardCharsets.ISO_8859_1);
                socket.getOutputStream().write(bytes, 0, bytes.length - 1);
              } catch (IOException e) {
                // It was shown out.
              }
            });
    sender.setDaemon(true);
    sender.start();
    return socket;
  }

  @Test
  void headersThatDoNotEndAreNotWaitedFor() throws IOException {
    reopen(limits(1 << 20, 4, 100, Duration.ofSeconds(1)));
    Socket socket = begin("GET /b/k HTTP/1.1\r\nHost: h\r\nX-", 0);
    Socket idle = begin(http.glue("GetTable", CALL).replace("Connection: close\r\n", ""), 0);
    ends(socket);
    // A connection between two requests is left alone.
    idle.getOutputStream().write(http.glue("GetTable", CALL).getBytes(StandardCharsets.ISO_8859_1));
    assertThat(rest(idle).split("HTTP/1.1 200", -1)).hasSize(3);
  }

  /** Else a client that is still sending would only see that its connection is closed. */
  @Test
  void aRefusalWaitsForTheRestOfASmallBody() throws IOException {
    String refused = put("k", "0123456789").replaceFirst("Signature=.", "Signature=x");
    Socket socket = begin(refused, 1);
    socket.setSoTimeout(300);
    assertThatThrownBy(() -> socket.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
    socket.getOutputStream().write('9');
    socket.setSoTimeout(60_000);
    assertThat(rest(socket)).startsWith("HTTP/1.1 403");
  }

  private static void ends(Socket socket) {
    try {
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("reset");
    }
  }

  @Test
  void idleConnectionsKeepNobodyOut() throws IOException {
    reopen(limits(1 << 20, 4, 20, Duration.ofSeconds(1)));
    for (int i = 0; i < 25; i++) {
      begin("", 0);
    }
    assertThat(http.send(http.glue("GetTable", CALL)).status()).isEqualTo(200);
  }

  @Test
  void whoDoesNotTakeAnAnswerGivesItsPlaceToOthers() throws IOException {
    reopen(limits(1 << 20, 2, 100, Duration.ofSeconds(20)));
    for (int i = 0; i < 4; i++) {
      begin(get("/b/large"), 0);
    }
    assertThat(http.send(http.glue("GetTable", CALL)).status()).isEqualTo(200);
    assertThat(http.send(get("/b/k")).status()).isEqualTo(200);
  }
}
