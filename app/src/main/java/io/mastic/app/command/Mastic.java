package io.mastic.app.command;

import io.mastic.app.Headstart;
import io.mastic.app.Version;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
    name = "mastic",
    description =
        "An open, self-hosted AWS Glue: catalog, crawlers, jobs and workflows on this machine.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ServeCommand.class,
      DemoCommand.class,
      ConsoleCommand.class,
      RunCommand.class,
      RunsCommand.class,
      LogsCommand.class,
      DoctorCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      BenchCommand.class,
      OperationsCommand.class,
      VersionCommand.class,
      WarmUpCommand.class,
    },
    footer = {
      "",
      "Begin with  ./mastic demo   to see a whole pipeline run, or",
      "            ./mastic serve  and point any AWS client at it:",
      "            export AWS_ENDPOINT_URL=http://127.0.0.1:4566",
    })
public final class Mastic implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("serve")) {
      Headstart.begin();
    }
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    CommandLine commandLine =
        new CommandLine(new Mastic()).setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setExecutionExceptionHandler(
        (problem, failed, arguments) -> {
          // What a person can mend is said in one line; anything else is a defect, and shows where
          // it is.
          if (problem instanceof IllegalArgumentException || problem instanceof IOException) {
            failed.getErr().println("mastic: " + problem.getMessage());
          } else {
            problem.printStackTrace(failed.getErr());
          }
          return 1;
        });
    return commandLine;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command? See ./mastic --help");
  }
}
