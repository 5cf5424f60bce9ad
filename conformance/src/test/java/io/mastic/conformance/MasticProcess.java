package io.mastic.conformance;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.GlueClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;

/** {@code mastic serve} as a process of its own, on a free port of the loopback interface. */
public final class MasticProcess implements AutoCloseable {

  public static final String KEY_ID = "conformance";
  public static final String SECRET = "conformance-secret";

  private static final String FIRST_OPTION = "-Dfile.encoding=UTF-8";
  private static final String READY = "Mastic is ready at ";

  private static boolean warm;
  private static Path sharedKey;

  private final Process process;
  private final URI uri;
  private final BufferedReader out;

  private MasticProcess(Process process, URI uri, BufferedReader out) {
    this.process = process;
    this.uri = uri;
    this.out = out;
  }

  /**
   * @param more options of {@code serve}
   */
  public static MasticProcess serve(Path data, String... more) throws IOException {
    return serve(Map.of(), data, more);
  }

  /** With more in its environment. */
  static MasticProcess serve(Map<String, String> environment, Path data, String... more)
      throws IOException {
    warmUp();
    Path stderr = stderr(data);
    List<String> arguments =
        new ArrayList<>(
            List.of("serve", "--data", data.toString(), "--access-key", KEY_ID + ":" + SECRET));
    if (!List.of(more).contains("--port")) {
      arguments.addAll(List.of("--port", "0"));
    }
    arguments.addAll(List.of(more));
    ProcessBuilder builder =
        command(arguments.toArray(String[]::new))
            .redirectError(ProcessBuilder.Redirect.appendTo(stderr.toFile()));
    // The keys of a remote S3, where there is one: another server under test.
    builder
        .environment()
        .putAll(Map.of("AWS_ACCESS_KEY_ID", KEY_ID, "AWS_SECRET_ACCESS_KEY", SECRET));
    if (List.of(more).contains("--db")) {
      builder.environment().put("MASTIC_KEY_FILE", sharedKey().toString());
    }
    builder.environment().putAll(environment);
    Process process = builder.start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    if (line == null || !line.startsWith(READY)) {
      process.destroyForcibly();
      throw new IOException("the server does not start: " + Files.readString(stderr));
    }
    return new MasticProcess(process, URI.create(line.substring(READY.length())), out);
  }

  /** What opens the secrets of all databases that servers of this test share. */
  private static synchronized Path sharedKey() throws IOException {
    if (sharedKey == null) {
      byte[] key = new byte[32];
      new SecureRandom().nextBytes(key);
      sharedKey = Files.createTempFile("mastic", ".key");
      Files.writeString(sharedKey, Base64.getEncoder().encodeToString(key) + "\n");
    }
    return sharedKey;
  }

  /** Where a server over that data directory writes its log. */
  public static Path stderr(Path data) {
    return data.resolveSibling(data.getFileName() + ".stderr");
  }

  /**
   * As the launcher does once after a build: the archive of Spark's classes is there before
   * anything is tested.
   */
  public static synchronized void warmUp() throws IOException {
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

  /** The program as the launcher starts it, with its archive of classes where there is one. */
  public static ProcessBuilder command(String... arguments) {
    Path home = home();
    List<String> command =
        new ArrayList<>(
            List.of(
                "/bin/sh",
                "-c",
                "umask 077; exec \"$@\"",
                "mastic",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                FIRST_OPTION,
                // What the JVM has to say is not taken for the program's own output.
                "-Xlog:disable",
                "-Xlog:all=warning:stderr",
                "-Dsun.jnu.encoding=UTF-8",
                "-Xms32m",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                // A server of a minute or two: the quick compiler costs less than it loses.
                "-XX:TieredStopAtLevel=1",
                "-Dmastic.home=" + home));
    Path archive = home.resolve("app/target/server.jsa");
    if (Files.exists(archive)) {
      command.add("-XX:SharedArchiveFile=" + archive);
    }
    command.addAll(
        List.of("-cp", jars(home.resolve("app/target/lib")), "io.mastic.app.command.Mastic"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  /** Adds an option of the JVM. */
  public static void option(ProcessBuilder program, String option) {
    program.command().add(program.command().indexOf(FIRST_OPTION), option);
  }

  /** In the launcher's order and words, since an archive is good for one class path. */
  private static String jars(Path lib) {
    try (Stream<Path> files = Files.list(lib)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .sorted()
          .map(file -> file + File.pathSeparator)
          .collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException("the program is not built", e);
    }
  }

  /** The operations of Glue that a room serves, as the program lists them. */
  static List<String> operations(String room) throws Exception {
    Process process =
        command("operations", "--room", room)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("mastic operations fails: " + lines);
    }
    return lines.lines().toList();
  }

  static Path home() {
    return Path.of("..").toAbsolutePath().normalize();
  }

  long pid() {
    return process.pid();
  }

  public URI uri() {
    return uri;
  }

  GlueClient glue() {
    return glueBuilder().build();
  }

  /** For what must not be asked twice, such as a commit whose outcome is unknown. */
  GlueClient glueWithoutRetries() {
    return glueBuilder()
        .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  /** One whose calls are watched. */
  GlueClient glue(ExecutionInterceptor watch) {
    return glueBuilder().overrideConfiguration(c -> c.addExecutionInterceptor(watch)).build();
  }

  private GlueClientBuilder glueBuilder() {
    return GlueClient.builder()
        .endpointOverride(uri)
        .region(Region.US_EAST_1)
        .credentialsProvider(credentials())
        .httpClient(UrlConnectionHttpClient.create());
  }

  public S3Client s3() {
    return S3Client.builder()
        .endpointOverride(uri)
        .region(Region.US_EAST_1)
        .credentialsProvider(credentials())
        .forcePathStyle(true)
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  public static StaticCredentialsProvider credentials() {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY_ID, SECRET));
  }

  /** Ends it as SIGTERM does, and gives what else it wrote on stdout. */
  String endReadingStdout() {
    // Process.destroy would close the stream.
    process.toHandle().destroy();
    return out.lines().collect(Collectors.joining("\n"));
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
