package io.mastic.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.wire.Auth;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.GlueClient;

/** Who listens to changes is told of a run's states, and goes on where they were. */
class ChangesPageTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final String ROLE = "arn:aws:iam::000000000000:role/r";

  @TempDir private Path data;

  private static BufferedReader listen(Socket socket, String headers) throws IOException {
    socket.setSoTimeout(60_000);
    String request = "GET /_/changes HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  private static String until(BufferedReader lines, String start) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.startsWith(start)) {
      line = lines.readLine();
    }
    return String.valueOf(line);
  }

  @Test
  void aRunsStatesAreEvents() throws IOException {
    Settings settings = Settings.local(data).with(new Settings.Door("127.0.0.1", 0, Auth.OFF));
    try (Server server = Server.start(settings, new Home(HOME), Server.Spark.NOT_PREPARED);
        GlueClient glue = Clients.glue(server)) {
      int port = URI.create(server.url()).getPort();
      String first;
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        BufferedReader lines = listen(socket, "");
        assertThat(until(lines, "retry:")).isEqualTo("retry: 2000");
        glue.createJob(
            r ->
                r.name("j")
                    .role(ROLE)
                    .command(c -> c.name("pythonshell").scriptLocation("s3://nowhere/j.py")));
        String run = glue.startJobRun(r -> r.jobName("j")).jobRunId();
        first = until(lines, "id:").substring("id: ".length());
        assertThat(until(lines, "event:")).isEqualTo("event: job-run");
        assertThat(until(lines, "data:")).contains(run).contains("STARTING");
      }
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        BufferedReader lines = listen(socket, "Last-Event-ID: " + first + "\r\n");
        String state = until(lines, "data:");
        while (!state.contains("FAILED")) {
          assertThat(state).doesNotContain("STARTING");
          state = until(lines, "data:");
        }
      }
    }
  }

  private Server serve() throws IOException {
    Settings settings = Settings.local(data).with(new Settings.Door("127.0.0.1", 0, Auth.OFF));
    return Server.start(settings, new Home(HOME), Server.Spark.NOT_PREPARED);
  }

  private static Socket connect(Server server) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), URI.create(server.url()).getPort());
  }

  private static String start(GlueClient glue) {
    return glue.startJobRun(r -> r.jobName("j")).jobRunId();
  }

  @Test
  void whoComesBackAfterARestartHearsWhatItMissedAndNothingTwice() throws IOException {
    String last;
    String heard;
    String missed;
    try (Server server = serve();
        GlueClient glue = Clients.glue(server)) {
      glue.createJob(
          r ->
              r.name("j")
                  .role(ROLE)
                  .executionProperty(e -> e.maxConcurrentRuns(9))
                  .command(c -> c.name("pythonshell").scriptLocation("s3://nowhere/j.py")));
      try (Socket socket = connect(server)) {
        BufferedReader lines = listen(socket, "");
        until(lines, "retry:");
        heard = start(glue);
        last = until(lines, "id:").substring("id: ".length());
        assertThat(until(lines, "data:")).contains(heard).contains("STARTING");
      }
      missed = start(glue);
    }
    try (Server server = serve();
        GlueClient glue = Clients.glue(server);
        Socket socket = connect(server)) {
      BufferedReader lines = listen(socket, "Last-Event-ID: " + last + "\r\n");
      String later = start(glue);
      List<String> ids = new ArrayList<>();
      List<String> events = new ArrayList<>();
      while (events.stream().noneMatch(data -> data.contains(later) && data.contains("FAILED"))) {
        ids.add(until(lines, "id:"));
        events.add(until(lines, "data:"));
      }
      assertThat(ids).doesNotHaveDuplicates().doesNotContain("id: " + last);
      assertThat(events).doesNotHaveDuplicates();
      assertThat(starts(events)).containsExactly(missed, later);
    }
  }

  /** The runs that were told to start, in that order. */
  private static List<String> starts(List<String> events) {
    return events.stream()
        .filter(data -> data.contains("STARTING"))
        .map(data -> data.replaceFirst(".*\"(jr_[0-9a-f]+)\".*", "$1"))
        .toList();
  }
}
