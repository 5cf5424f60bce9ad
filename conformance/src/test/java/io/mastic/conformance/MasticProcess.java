package io.mastic.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.s3.S3Client;

/** {@code mastic serve} as a process of its own, on a free port of the loopback interface. */
final class MasticProcess implements AutoCloseable {

  static final String KEY_ID = "conformance";
  static final String SECRET = "conformance-secret";

  private static final String READY = "Mastic is ready at ";

  private static boolean warm;

  private final Process process;
  private final URI uri;

  private MasticProcess(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /**
   * @param more options of {@code serve}
   */
  static MasticProcess serve(Path data, String... more) throws IOException {
    warmUp();
    Path stderr = data.resolveSibling(data.getFileName() + ".stderr");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "serve",
                "--port",
                "0",
                "--data",
                data.toString(),
                "--access-key",
                KEY_ID + ":" + SECRET));
    arguments.addAll(List.of(more));
    ProcessBuilder builder =
        command(arguments.toArray(String[]::new))
            .redirectError(ProcessBuilder.Redirect.appendTo(stderr.toFile()));
    // The keys of a remote S3, where there is one: another server under test.
    builder
        .environment()
        .putAll(Map.of("AWS_ACCESS_KEY_ID", KEY_ID, "AWS_SECRET_ACCESS_KEY", SECRET));
    Process process = builder.start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    if (line == null || !line.startsWith(READY)) {
      process.destroyForcibly();
      throw new IOException("the server does not start: " + Files.readString(stderr));
    }
    return new MasticProcess(process, URI.create(line.substring(READY.length())));
  }

  /**
   * As the launcher does once after a build: the archive of Spark's classes is there before
   * anything is tested.
   */
  static synchronized void warmUp() throws IOException {
    if (!warm) {
      Path output = Files.createTempFile("mastic-warm-up", ".out");
      Process process =
          command("warm-up").redirectErrorStream(true).redirectOutput(output.toFile()).start();
      try {
        if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
          throw new IOException("the warm-up fails: " + Files.readString(output));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while warming up", e);
      }
      warm = true;
    }
  }

  /** The program as the launcher starts it. */
  static ProcessBuilder command(String... arguments) {
    Path home = home();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-Dsun.jnu.encoding=UTF-8",
                "-Dmastic.home=" + home,
                "-cp",
                home.resolve("app/target/lib") + "/*",
                "io.mastic.app.Mastic"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  static Path home() {
    return Path.of("..").toAbsolutePath().normalize();
  }

  URI uri() {
    return uri;
  }

  GlueClient glue() {
    return GlueClient.builder()
        .endpointOverride(uri)
        .region(Region.US_EAST_1)
        .credentialsProvider(credentials())
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  S3Client s3() {
    return S3Client.builder()
        .endpointOverride(uri)
        .region(Region.US_EAST_1)
        .credentialsProvider(credentials())
        .forcePathStyle(true)
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  static StaticCredentialsProvider credentials() {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY_ID, SECRET));
  }

  /** As {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** As SIGTERM does; the exit code. */
  int terminate() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the server does not end within 30 s of SIGTERM");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    try {
      if (process.isAlive()) {
        terminate();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
