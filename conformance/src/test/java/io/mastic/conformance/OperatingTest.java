package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The program as an operator uses it. */
class OperatingTest {

  private static final String SCRIPT =
      """
      import sys, time
      print("first", flush=True)
      print("beside", file=sys.stderr, flush=True)
      time.sleep(1)
      print("last", flush=True)
      """;

  @TempDir private Path directory;

  private record Ended(int code, String out, String err) {}

  private Ended mastic(String... arguments) throws Exception {
    Path out = Files.createTempFile(directory, "out", "");
    Path err = Files.createTempFile(directory, "err", "");
    Process process =
        MasticProcess.command(arguments)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("not within two minutes: " + List.of(arguments));
    }
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  @Test
  void oneDay() throws Exception {
    Path data = directory.resolve("data");
    Path again = directory.resolve("again");
    Path backup = directory.resolve("backup.tar.gz");
    try (MasticProcess server = MasticProcess.serve(data);
        GlueClient glue = server.glue();
        S3Client s3 = server.s3()) {
      aSecondServerIsRefused(data);
      aPortInUseIsExplained(server);
      String run = startRun(glue, s3);
      theRunIsFollowed(data, run);
      aScriptRunsBesideTheServer(data);
      doctorFindsNothingThatFails(data);
      assertThat(mastic("backup", "--data", data.toString(), "--to", backup.toString()).code())
          .isZero();
      nobodyElseLooksIn(data);
    }
    assertThat(MasticProcess.stderr(data))
        .content()
        .contains("events run-began run=jr_")
        .contains("state=SUCCEEDED");
    assertThat(data.resolve("logs/audit.log"))
        .content()
        .contains("operation=StartJobRun resource=j status=200 result=ok");
    assertThat(mastic("restore", backup.toString(), "--data", again.toString()).code()).isZero();
    try (MasticProcess server = MasticProcess.serve(again);
        GlueClient glue = server.glue()) {
      assertThat(glue.getJobRuns(r -> r.jobName("j")).jobRuns()).hasSize(1);
    }
  }

  private void aSecondServerIsRefused(Path data) throws Exception {
    Ended second = mastic("serve", "--port", "0", "--data", data.toString());
    assertThat(second.code()).isEqualTo(1);
    assertThat(second.err()).contains("is in use by another server (process ").hasLineCount(1);
  }

  private void aPortInUseIsExplained(MasticProcess server) throws Exception {
    String port = String.valueOf(server.uri().getPort());
    Ended second = mastic("serve", "--port", port, "--data", directory.resolve("other").toString());
    assertThat(second.code()).isEqualTo(1);
    assertThat(second.err()).contains("Port " + port + " is taken").contains("--port");
  }

  private static String startRun(GlueClient glue, S3Client s3) {
    s3.createBucket(r -> r.bucket("scripts"));
    s3.putObject(r -> r.bucket("scripts").key("s.py"), RequestBody.fromString(SCRIPT));
    glue.createJob(
        r ->
            r.name("j")
                .role("r")
                .command(c -> c.name("pythonshell").scriptLocation("s3://scripts/s.py")));
    return glue.startJobRun(r -> r.jobName("j")).jobRunId();
  }

  private void theRunIsFollowed(Path data, String run) throws Exception {
    Ended followed = mastic("logs", "-f", run.substring(0, 20), "--data", data.toString());
    assertThat(followed.out()).isEqualTo("first\nlast\n");
    assertThat(followed.err()).contains("beside").endsWith(run + " SUCCEEDED\n");
    assertThat(followed.code()).isZero();
    Ended listed = mastic("runs", "--job", "j", "--data", data.toString());
    assertThat(listed.out()).contains(run.substring(0, 13)).contains("SUCCEEDED");
    assertThat(mastic("runs", "--state", "failed", "--data", data.toString()).out()).isEmpty();
  }

  private void aScriptRunsBesideTheServer(Path data) throws Exception {
    Path script =
        Files.writeString(
            directory.resolve("beside.py"),
            """
            import os, urllib.request
            print(urllib.request.urlopen(os.environ["AWS_ENDPOINT_URL"] + "/_/health/live").status)
            """);
    Ended ran =
        mastic(
            "run",
            "--python-shell",
            "--data",
            data.toString(),
            "--access-key",
            MasticProcess.KEY_ID + ":" + MasticProcess.SECRET,
            script.toString());
    assertThat(ran.out()).as(ran.err()).isEqualTo("200\n");
    assertThat(ran.code()).isZero();
  }

  private void doctorFindsNothingThatFails(Path data) throws Exception {
    Ended doctor = mastic("doctor", "--data", data.toString());
    assertThat(doctor.out())
        .containsPattern("(?m)^ok +database +is whole$")
        .containsPattern("(?m)^ok +permissions ")
        .containsPattern("(?m)^ok +server +process \\d+ at http.* is healthy$");
    assertThat(doctor.code()).as(doctor.out()).isZero();
  }

  private static void nobodyElseLooksIn(Path data) throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
        .isEqualTo("rwx------");
    for (String name : List.of("mastic.db", "mastic.db-wal", "mastic.db-shm")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(name))))
          .as(name)
          .isEqualTo("rw-------");
    }
  }

  @Test
  void anEphemeralServerLeavesNothing() throws Exception {
    ProcessBuilder command =
        MasticProcess.command("serve", "--ephemeral", "--port", "0", "--auth", "off");
    Path temporary = Files.createDirectory(directory.resolve("tmp"));
    MasticProcess.option(command, "-Djava.io.tmpdir=" + temporary);
    Process process = command.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (InputStream out = process.getInputStream()) {
      StringBuilder ready = new StringBuilder();
      for (int c = out.read(); c != '\n' && c >= 0; c = out.read()) {
        ready.append((char) c);
      }
      URI uri = URI.create(ready.substring(ready.lastIndexOf(" ") + 1));
      HttpResponse<String> reset =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(uri.resolve("/_/reset"))
                      .POST(HttpRequest.BodyPublishers.noBody())
                      .build(),
                  HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      assertThat(reset.statusCode()).isEqualTo(200);
      process.toHandle().destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left.map(p -> p.getFileName().toString()))
          .noneMatch(name -> name.startsWith("mastic-ephemeral-"));
    }
  }
}
