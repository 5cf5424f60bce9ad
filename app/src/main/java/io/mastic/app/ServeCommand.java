package io.mastic.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mastic serve}: runs in the foreground until it is told to end. */
@Command(
    name = "serve",
    description =
        "Start the server and keep it running in the foreground; SIGTERM or Ctrl-C ends it"
            + " cleanly.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Point any AWS client at it:",
      "  export AWS_ENDPOINT_URL=http://127.0.0.1:4566 AWS_DEFAULT_REGION=us-east-1",
      "  export AWS_ACCESS_KEY_ID=$(cut -d: -f1 ~/.mastic/access-key)",
      "  export AWS_SECRET_ACCESS_KEY=$(cut -d: -f2 ~/.mastic/access-key)",
      "  aws glue get-databases",
      "",
      "The key pair lies in the data directory, in the file access-key that only its owner can"
          + " read; the secret is",
      "never printed. What an operator needs to know is in docs/operating.md.",
    })
final class ServeCommand implements Callable<Integer> {

  @Option(
      names = "--port",
      description = "The port; 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port = Settings.DEFAULT_PORT;

  @Mixin private final ServerOptions options = new ServerOptions();

  /** Where data lies if nothing else is said: beside other programs' data in the home directory. */
  static Path defaultData() {
    return Path.of(System.getProperty("user.home"), ".mastic");
  }

  /** Where the secret is, for a shell: what is said here is kept in logs. */
  private static String secret(Settings settings) {
    return settings.key() == null
        ? "$(cut -d: -f2 '" + LocalKey.file(settings.data()) + "')"
        : "...   (the one that you gave it)";
  }

  @Override
  public Integer call() throws Exception {
    Settings settings = options.settings(port, defaultData());
    Server server = Server.start(settings, Home.find());
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  ended.countDown();
                },
                "shutdown"));
    System.err.println("Data in " + settings.data() + ". Clients sign with this key pair:");
    System.err.println(
        "  export AWS_ENDPOINT_URL=" + server.url() + " AWS_DEFAULT_REGION=us-east-1");
    System.err.println(
        "  export AWS_ACCESS_KEY_ID="
            + server.key().id()
            + " AWS_SECRET_ACCESS_KEY="
            + secret(settings));
    System.out.println("Mastic is ready at " + server.url());
    System.out.flush();
    ended.await();
    return 0;
  }
}
