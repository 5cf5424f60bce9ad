package io.mastic.app.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.s3.S3Client;

/** {@code mastic serve} as a process of its own, as a user starts it. */
final class ServerProcess implements AutoCloseable {

  static final AwsBasicCredentials KEY = AwsBasicCredentials.create("bench", "bench-secret");

  private static final String READY = "Mastic is ready at ";

  private final Process process;
  private final URI uri;
  private final Duration startup;

  private ServerProcess(Process process, URI uri, Duration startup) {
    this.process = process;
    this.uri = uri;
    this.startup = startup;
  }

  static ServerProcess start(Path home, Path data, String... options) throws IOException {
    long began = System.nanoTime();
    List<String> command =
        new ArrayList<>(
            List.of(
                home.resolve("mastic").toString(),
                "serve",
                "--port",
                "0",
                "--data",
                data.toString(),
                "--access-key",
                KEY.accessKeyId() + ":" + KEY.secretAccessKey()));
    command.addAll(List.of(options));
    Process process =
        new ProcessBuilder(command)
            .redirectError(data.resolveSibling(data.getFileName() + ".stderr").toFile())
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    if (line == null || !line.startsWith(READY)) {
      process.destroyForcibly();
      throw new IOException("the server does not start; see " + data + ".stderr");
    }
    return new ServerProcess(
        process,
        URI.create(line.substring(READY.length())),
        Duration.ofNanos(System.nanoTime() - began));
  }

  URI uri() {
    return uri;
  }

  /** From the start of the launcher until requests are answered. */
  Duration startup() {
    return startup;
  }

  /** Resident memory in MB, or NaN where the operating system does not tell. */
  double memory() throws IOException {
    return memory("VmRSS:");
  }

  /** The most that it ever was. */
  double peakMemory() throws IOException {
    return memory("VmHWM:");
  }

  private double memory(String which) throws IOException {
    Path status = Path.of("/proc/" + process.pid() + "/status");
    if (!Files.exists(status)) {
      return Double.NaN;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith(which))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(Double.NaN);
  }

  GlueClient glue() {
    return GlueClient.builder()
        .endpointOverride(uri)
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(KEY))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  S3Client s3() {
    return S3Client.builder()
        .endpointOverride(uri)
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(KEY))
        .forcePathStyle(true)
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
