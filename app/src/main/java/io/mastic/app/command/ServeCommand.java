package io.mastic.app.command;

import io.mastic.app.ConsoleLink;
import io.mastic.app.Home;
import io.mastic.app.LocalKey;
import io.mastic.app.Server;
import io.mastic.app.Settings;
import io.mastic.app.logging.LogFormat;
import io.mastic.app.logging.ServerLog;
import io.mastic.stacks.resource.ResourceTypes;
import io.mastic.wire.Auth;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
      "For tests, a server that leaves nothing:  ./mastic serve --ephemeral --port 0 --auth off",
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

  @Option(
      names = "--ephemeral",
      description =
          "For tests: a new, empty data directory that is removed at the end, with all processes of"
              + " runs. With --auth off, POST /_/reset empties the server in between.")
  private boolean ephemeral;

  @Option(
      names = "--forward",
      paramLabel = "SERVICE=URL",
      description =
          "Pass the requests of a service that is not here, as credential scopes name it, on to"
              + " another endpoint, for example sns=http://127.0.0.1:5000; may be repeated.")
  private Map<String, URI> forwards = new LinkedHashMap<>();

  @Option(
      names = "--page-host",
      paramLabel = "NAME",
      description =
          "A name under which browsers reach the server's own pages, besides localhost and"
              + " addresses; may be repeated.")
  private Set<String> pageHosts = new TreeSet<>();

  @Option(
      names = "--cloudformation",
      paramLabel = "unknown=HOW",
      description =
          "What becomes of resources of CloudFormation templates whose types are not here:"
              + " unknown=refuse (the default), or unknown=placeholder, which makes an entry of the"
              + " stack that says in its events that nothing was made.")
  private Map<String, String> cloudFormation = new LinkedHashMap<>();

  private ResourceTypes.Unknown unknownTypes() {
    String how = cloudFormation.getOrDefault("unknown", "refuse");
    if (!cloudFormation.isEmpty() && !cloudFormation.keySet().equals(Set.of("unknown"))) {
      throw new IllegalArgumentException("--cloudformation takes unknown=refuse or =placeholder");
    }
    return switch (how) {
      case "refuse" -> ResourceTypes.Unknown.REFUSED;
      case "placeholder" -> ResourceTypes.Unknown.PLACEHOLDER;
      default ->
          throw new IllegalArgumentException(
              "--cloudformation unknown=" + how + ": not one of refuse, placeholder");
    };
  }

  @Mixin private final ServerOptions options = new ServerOptions();

  /** Where data lies if nothing else is said: beside other programs' data in the home directory. */
  static Path defaultData() {
    return Path.of(System.getProperty("user.home"), ".mastic");
  }

  /** Where the secret is, for a shell: what is said here is kept in logs. */
  private String secret(Settings settings, Server server) {
    if (ephemeral) {
      // Of use as long as the server lives, and for nothing that stays.
      return server.key().secret();
    }
    return settings.key() == null
        ? "$(cut -d: -f2 '" + LocalKey.file(settings.data()) + "')"
        : "...   (the one that you gave it)";
  }

  /** For people; a collector that reads JSON could not read it. */
  private void greet(Settings settings, Server server) {
    System.err.println("Data in " + settings.data() + ". Clients sign with this key pair:");
    System.err.println(
        "  export AWS_ENDPOINT_URL=" + server.url() + " AWS_DEFAULT_REGION=us-east-1");
    System.err.println(
        "  export AWS_ACCESS_KEY_ID="
            + server.key().id()
            + " AWS_SECRET_ACCESS_KEY="
            + secret(settings, server));
    System.err.println(
        "Console, signed in by this link once, within 15 minutes (./mastic console makes another):");
    System.err.println(
        "  "
            + (settings.door().auth() == Auth.OFF
                ? ConsoleLink.plain(server.url())
                : server.consoleLink()));
  }

  private void end(Server server, Settings settings) {
    try {
      if (ephemeral) {
        server.closeAndDelete(settings.data());
      } else {
        server.close();
      }
    } catch (IOException e) {
      System.err.println("mastic: " + settings.data() + " cannot be removed: " + e.getMessage());
    }
  }

  @Override
  public Integer call() throws Exception {
    if (ephemeral && options.data != null) {
      throw new IllegalArgumentException(
          "--ephemeral makes a directory of its own and removes it at the end; leave out --data");
    }
    Settings plain =
        options.settings(
            port, ephemeral ? Files.createTempDirectory("mastic-ephemeral-") : defaultData());
    Settings settings = plain.with(plain.door().with(forwards, pageHosts).with(unknownTypes()));
    ServerLog.onStderr(settings.records().format());
    Server server = Server.start(settings, Home.find());
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  end(server, settings);
                  ended.countDown();
                },
                "shutdown"));
    if (settings.records().format() == LogFormat.TEXT) {
      greet(settings, server);
    }
    System.out.println("Mastic is ready at " + server.url());
    System.out.flush();
    ended.await();
    return 0;
  }
}
