package io.mastic.app.command;

import io.mastic.app.ConsoleLink;
import io.mastic.app.LocalKey;
import io.mastic.app.data.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mastic console}. */
@Command(
    name = "console",
    description = {
      "Print a link that opens the console of the running server in a browser.",
      "It signs in by itself, once, within 15 minutes; the browser then stays signed in for 12"
          + " hours.",
    },
    mixinStandardHelpOptions = true)
final class ConsoleCommand implements Callable<Integer> {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data directory of the server (default: ~/.mastic).")
  private Path data = ServeCommand.defaultData();

  @Option(
      names = "--access-key",
      paramLabel = "ID:SECRET",
      description = "The key pair to sign in with, if the server was given one.")
  private @Nullable String key;

  @Override
  public Integer call() throws Exception {
    Running server =
        Running.find(data)
            .orElseThrow(
                () ->
                    new IOException(
                        "no server runs over " + data + "; start one by ./mastic serve"));
    if (key == null && !Files.exists(LocalKey.file(data))) {
      throw new IOException(
          "the server was given its key pair: give it here too, by --access-key ID:SECRET");
    }
    LocalKey pair = key == null ? LocalKey.of(data) : LocalKey.parse(key);
    System.out.println(ConsoleLink.ask(server.url(), pair));
    return 0;
  }
}
