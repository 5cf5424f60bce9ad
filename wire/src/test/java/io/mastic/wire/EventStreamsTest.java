package io.mastic.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.kernel.Awaiting;
import io.mastic.wire.crowd.CrowdLimits;
import io.mastic.wire.stream.EventStreams;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers that go on. */
class EventStreamsTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final Pages pages =
      new Pages(
          Auth.VERIFY,
          new CrowdLimits(
              16 << 20,
              4,
              1_000,
              Duration.ofSeconds(20),
              Duration.ofSeconds(1),
              16 << 10,
              Duration.ofSeconds(20)));

  @AfterEach
  void close() {
    pages.close();
  }

  /** A client that reads lines. */
  private static final class Client implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader lines;

    Client(Pages pages, String headers) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), pages.door.port());
      socket.setSoTimeout(30_000);
      String request =
          "GET /_/events HTTP/1.1\r\nHost: localhost\r\nCookie: mastic-sign-in="
              + Pages.TOKEN
              + "\r\n"
              + headers
              + "\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Reads up to a line that begins so; null if the answer ends before. */
    String until(String start) throws IOException {
      String line = lines.readLine();
      while (line != null && !line.startsWith(start)) {
        line = lines.readLine();
      }
      return line;
    }

    /** The next line that says something. */
    String said() throws IOException {
      String line = lines.readLine();
      while (line != null && (line.isEmpty() || line.matches("[0-9a-fA-F]+"))) {
        line = lines.readLine();
      }
      return line;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @Test
  void eventsArriveAsTheyCome() throws IOException {
    pages.toys.add("before");
    try (Client client = new Client(pages, "")) {
      assertThat(client.until("HTTP/1.1")).contains("200");
      assertThat(client.until("Content-Type")).contains("text/event-stream");
      assertThat(client.until("retry:")).isEqualTo("retry: 2000");
      pages.toys.add("first\nin two lines");
      assertThat(client.until("id:")).isEqualTo("id: 2");
      assertThat(client.until("event:")).isEqualTo("event: toy");
      assertThat(client.until("data:")).isEqualTo("data: first");
      assertThat(client.until("data:")).isEqualTo("data: in two lines");
      pages.toys.add("second");
      assertThat(client.until("id:")).isEqualTo("id: 3");
    }
  }

  @Test
  void whoComesBackGoesOnWhereItWas() throws IOException {
    for (int i = 1; i <= 250; i++) {
      pages.toys.add("event " + i);
    }
    try (Client client = new Client(pages, "Last-Event-ID: 10\r\n")) {
      for (int i = 11; i <= 250; i++) {
        assertThat(client.until("id:")).isEqualTo("id: " + i);
      }
    }
    RawHttp.Answer odd =
        pages.http.send(
            "GET",
            "/_/events",
            Map.of("Cookie", "mastic-sign-in=" + Pages.TOKEN, "Last-Event-ID", "x"),
            "");
    assertThat(odd.status()).isEqualTo(400);
  }

  @Test
  void onlyWhoHasSignedInListens() throws IOException {
    assertThat(pages.http.send("GET", "/_/events", Map.of(), "").status()).isEqualTo(401);
  }

  /** More of them than there are threads. */
  @Test
  void listenersHoldNoThread() throws IOException {
    List<Client> clients = new ArrayList<>();
    try {
      for (int i = 0; i < 200; i++) {
        clients.add(new Client(pages, ""));
      }
      for (Client client : clients) {
        assertThat(client.until("retry:")).isNotNull();
      }
      assertThat(pages.http.send("GET", "/_/open", Map.of(), "").status()).isEqualTo(200);
      long threads =
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> thread.getName().startsWith("wire"))
              .count();
      assertThat(threads).isLessThan(100);
      pages.toys.add("for all");
      for (Client client : clients) {
        assertThat(client.until("data:")).isEqualTo("data: for all");
      }
    } finally {
      for (Client client : clients) {
        client.close();
      }
    }
  }

  @Test
  void whoTakesNothingIsDropped() throws IOException {
    try (Client slow = new Client(pages, "")) {
      assertThat(slow.until("retry:")).isNotNull();
      String large = "x".repeat(1 << 20);
      for (int i = 0; i < 40; i++) {
        pages.toys.add(large);
      }
      Awaiting.until("the slow one is dropped", SOON, () -> pages.toys.listeners() == 0);
      try (Client back = new Client(pages, "Last-Event-ID: 40\r\n")) {
        pages.toys.add("small");
        assertThat(back.until("data:")).isEqualTo("data: small");
      }
    }
  }

  @Test
  void whoHearsNothingForLongHearsABeat() throws IOException {
    try (Client client = new Client(pages, "")) {
      assertThat(client.until("retry:")).isNotNull();
      lookAfter(EventStreams.BEAT_NANOS / 3);
      pages.toys.add("news");
      assertThat(client.said()).isEqualTo("id: 1");
      assertThat(client.until("data:")).isEqualTo("data: news");
      lookAfter(EventStreams.BEAT_NANOS);
      assertThat(client.said()).isEqualTo(": beat");
      pages.toys.add("more");
      assertThat(client.said()).isEqualTo("id: 2");
    }
  }

  @Test
  void whoseSignInIsOverHearsNoMore() throws IOException {
    try (Client client = new Client(pages, "Connection: close\r\n")) {
      assertThat(client.until("retry:")).isNotNull();
      pages.signIns.remove(Pages.TOKEN);
      lookAfter(EventStreams.BEAT_NANOS);
      assertThat(client.until(": beat")).isNull();
      Awaiting.until("it is gone", SOON, () -> pages.door.streams().size() == 0);
    }
  }

  /** Has the door look after its one listener as if so much time were over since. */
  private void lookAfter(long nanos) {
    Awaiting.until("nothing is on its way", SOON, () -> pages.door.streams().resting() == 1);
    pages.door.streams().look(System.nanoTime() + nanos);
  }

  @Test
  void theAnswersEndWithTheServer() throws IOException {
    try (Client client = new Client(pages, "")) {
      assertThat(client.until("retry:")).isNotNull();
      long start = System.nanoTime();
      pages.close();
      assertThat(client.until("never")).isNull();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }
}
