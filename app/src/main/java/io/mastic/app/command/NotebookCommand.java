package io.mastic.app.command;

import io.mastic.app.Home;
import io.mastic.app.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code mastic notebook}. */
@Command(
    name = "notebook",
    description = {
      "Start Jupyter with the kernel Glue PySpark, whose cells run in interactive sessions.",
      "It is the Jupyter of the interpreter that MASTIC_PYTHON names, or python3; what is missing"
          + " there is said. The cells see the catalog and the buckets of the data directory, by"
          + " the server that runs there, or one of its own.",
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:  ./mastic notebook work/ -- --no-browser --port 8889"})
final class NotebookCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DIR",
      description = "The folder of the notebooks (default: this one).")
  private Path folder = Path.of(".");

  @Parameters(index = "1..*", paramLabel = "-- --OPTION", description = "Options of Jupyter's own.")
  private List<String> options = new ArrayList<>();

  @Mixin private final ServerOptions server = new ServerOptions();

  @Override
  public Integer call() throws Exception {
    if (!Files.isDirectory(folder)) {
      System.err.println("There is no folder " + folder + ".");
      return 2;
    }
    Settings settings = server.settings(0, ServeCommand.defaultData());
    List<String> arguments = new ArrayList<>();
    arguments.add(settings.data().resolve("jupyter").toAbsolutePath().toString());
    arguments.add(folder.toAbsolutePath().normalize().toString());
    arguments.addAll(options);
    return new BesideServer(settings, Home.find()).run("mastic_notebook.start", arguments);
  }
}
