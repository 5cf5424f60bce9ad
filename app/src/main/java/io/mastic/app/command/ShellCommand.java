package io.mastic.app.command;

import io.mastic.app.Home;
import io.mastic.app.Settings;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mastic shell}. */
@Command(
    name = "shell",
    description = {
      "A prompt whose lines run as PySpark in an interactive session, with history and completion.",
      "The session sees the catalog and the buckets of the data directory, by the server that runs"
          + " there, or one of its own. What is not typed but piped in is one cell.",
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:  echo 'spark.sql(\"show databases\").show()' | ./mastic shell"})
final class ShellCommand implements Callable<Integer> {

  @Mixin private final ServerOptions server = new ServerOptions();

  @Override
  public Integer call() throws Exception {
    Settings settings = server.settings(0, ServeCommand.defaultData());
    String history = settings.data().resolve("shell-history").toAbsolutePath().toString();
    return new BesideServer(settings, Home.find()).run("mastic_notebook.shell", List.of(history));
  }
}
