package io.mastic.app.doctor;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What Mastic needs of the machine. */
final class Machine {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** AWS refuses signatures that are further off. */
  private static final Duration SIGNATURES = Duration.ofMinutes(15);

  private static final Duration NOTICEABLE = Duration.ofMinutes(1);

  private Machine() {}

  static Finding java() {
    int version = Runtime.version().feature();
    String says = version + " (" + System.getProperty("java.home") + ")";
    return version == 17
        ? Finding.ok("Java", says)
        : Finding.warn("Java", says, "Spark 3.5 is meant for 17; set JAVA_HOME to a JDK 17.");
  }

  /** The interpreter, and the modules that Glue scripts expect. */
  static List<Finding> python(String interpreter) {
    List<Finding> findings = new ArrayList<>();
    try {
      String facts =
          output(
              interpreter,
              "-c",
              "import sys, importlib.util as u\n"
                  + "print('%d.%d.%d' % sys.version_info[:3])\n"
                  + "print(' '.join(m for m in ('boto3', 'cloudpickle') if not u.find_spec(m)))");
      String[] lines = facts.split("\n", -1);
      String[] version = lines[0].split("\\.", -1);
      boolean old = version[0].equals("3") && Integer.parseInt(version[1]) < 9;
      findings.add(
          old
              ? Finding.fail(
                  "Python", lines[0], "Jobs need 3.9 or newer; set MASTIC_PYTHON to one.")
              : Finding.ok("Python", lines[0] + " (" + interpreter + ")"));
      String missing = lines.length > 1 ? lines[1].strip() : "";
      findings.add(
          missing.isEmpty()
              ? Finding.ok("Python", "boto3 and cloudpickle are there")
              : Finding.warn(
                  "Python",
                  "has no " + missing.replace(" ", ", no "),
                  "The server fetches them by pip if it can; else: "
                      + interpreter
                      + " -m pip install "
                      + missing));
    } catch (IOException e) {
      findings.add(
          Finding.fail(
              "Python",
              interpreter + " does not run: " + e.getMessage(),
              "Install Python 3.9 or newer, or set MASTIC_PYTHON to it; jobs cannot run without."));
    }
    return findings;
  }

  private static String output(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      String text =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException(text);
      }
      return text;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /**
   * @param missing why Spark cannot be started; empty if it can
   */
  static Finding spark(String missing) {
    return missing.isEmpty()
        ? Finding.ok("Spark", "is there")
        : Finding.fail(
            "Spark",
            missing,
            "Spark jobs cannot run; ./mastic version builds what is missing (it needs the net"
                + " once).");
  }

  static Finding port(String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
      return Finding.ok("port", port + " is free");
    } catch (BindException e) {
      return Finding.fail(
          "port",
          port + " of " + host + " cannot be had: " + e.getMessage(),
          "ss -ltnp 'sport = :" + port + "' names who has it; or start with another --port.");
    } catch (IOException e) {
      return Finding.fail("port", port + ": " + e.getMessage(), "Look at --host and --port.");
    }
  }

  /** Signatures carry the time: clients and servers must agree about it. */
  static Finding clock(URI other) {
    try {
      HttpResponse<Void> answer =
          HttpClient.newBuilder()
              .connectTimeout(PATIENCE)
              .build()
              .send(
                  HttpRequest.newBuilder(other).timeout(PATIENCE).build(),
                  HttpResponse.BodyHandlers.discarding());
      Instant there =
          ZonedDateTime.parse(
                  answer.headers().firstValue("date").orElse(""),
                  DateTimeFormatter.RFC_1123_DATE_TIME)
              .toInstant();
      Duration off = Duration.between(there, Instant.now());
      String says = off.toSeconds() + " s from that of " + other;
      if (off.abs().compareTo(SIGNATURES) > 0) {
        return Finding.fail(
            "clock", says, "Signatures more than 15 minutes off are refused; set up NTP on both.");
      }
      return off.abs().compareTo(NOTICEABLE) > 0
          ? Finding.warn("clock", says, "At 15 minutes signatures are refused; set up NTP.")
          : Finding.ok("clock", says);
    } catch (IOException | DateTimeParseException e) {
      return Finding.warn(
          "clock", other + " does not say what time it is: " + e.getMessage(), "Does it answer?");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Finding.warn("clock", "interrupted", "Ask again.");
    }
  }

  /** A clock that was set back: what was written lately lies in its future. */
  static Finding clock(Path data) throws IOException {
    Path database = data.resolve("mastic.db");
    Instant written =
        Files.exists(database) ? Files.getLastModifiedTime(database).toInstant() : Instant.EPOCH;
    Duration ahead = Duration.between(Instant.now(), written);
    return ahead.compareTo(NOTICEABLE) > 0
        ? Finding.warn(
            "clock",
            "the database was written " + ahead.toSeconds() + " s from now, in the future",
            "The clock was set back: leases and schedules wait until it has caught up. Set up NTP.")
        : Finding.ok("clock", Instant.now().toString());
  }
}
