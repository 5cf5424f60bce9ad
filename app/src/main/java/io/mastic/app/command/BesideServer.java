package io.mastic.app.command;

import io.mastic.app.Home;
import io.mastic.app.LocalKey;
import io.mastic.app.Server;
import io.mastic.app.Settings;
import io.mastic.app.data.DirectoryInUseException;
import io.mastic.app.data.Running;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;

/**
 * Runs a Python program of ours in this terminal, as a client of the server that has the data
 * directory, or of one that lives as long as the program.
 */
final class BesideServer {

  private static final String REGION = "us-east-1";

  /** What is said to who has no key, or the wrong secret. */
  private static final Set<String> STRANGERS =
      Set.of("UnrecognizedClientException", "InvalidSignatureException");

  private final Settings settings;
  private final Home home;

  BesideServer(Settings settings, Home home) {
    this.settings = settings;
    this.home = home;
  }

  /**
   * @param module of Python
   * @return its exit code
   */
  int run(String module, List<String> arguments) throws Exception {
    try (Server server = Server.start(settings, home)) {
      return run(server.url(), server.key(), module, arguments);
    } catch (DirectoryInUseException e) {
      Running server = Running.find(settings.data()).orElseThrow(() -> e);
      LocalKey key = settings.key() == null ? LocalKey.of(settings.data()) : settings.key();
      if (!knows(server.url(), key)) {
        System.err.println(
            "The server at "
                + server.url()
                + " does not know the key "
                + key.id()
                + ". It was started with a pair of its own: give this command the same one,"
                + " --access-key ID:SECRET.");
        return 2;
      }
      return run(server.url(), key, module, arguments);
    }
  }

  /** Whether that pair opens the server. */
  private static boolean knows(String url, LocalKey key) {
    try (GlueClient glue =
        GlueClient.builder()
            .endpointOverride(URI.create(url))
            .region(Region.of(REGION))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(key.id(), key.secret())))
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      glue.listSessions(request -> request.maxResults(1));
      return true;
    } catch (AwsServiceException e) {
      return e.awsErrorDetails() == null || !STRANGERS.contains(e.awsErrorDetails().errorCode());
    }
  }

  private int run(String url, LocalKey key, String module, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Optional.ofNullable(System.getenv("MASTIC_PYTHON")).orElse("python3"));
    command.addAll(List.of("-m", module));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    Map<String, String> environment = builder.environment();
    environment.merge(
        "PYTHONPATH",
        home.pythonSources().toString(),
        (before, ours) -> ours + File.pathSeparator + before);
    environment.put("AWS_ENDPOINT_URL", url);
    environment.put("AWS_ACCESS_KEY_ID", key.id());
    environment.put("AWS_SECRET_ACCESS_KEY", key.secret());
    environment.remove("AWS_SESSION_TOKEN");
    environment.remove("AWS_PROFILE");
    environment.putIfAbsent("AWS_DEFAULT_REGION", REGION);
    Process process = builder.start();
    // The launcher has Ctrl-C pass this process by; whoever ends it otherwise ends the program.
    Thread ending = new Thread(process::destroy, "end-program");
    Runtime.getRuntime().addShutdownHook(ending);
    int code = process.waitFor();
    try {
      Runtime.getRuntime().removeShutdownHook(ending);
    } catch (IllegalStateException shuttingDown) {
      // There is nothing left to end.
    }
    return code;
  }
}
