package io.mastic.app.command;

import io.mastic.app.Headstart;
import io.mastic.app.Version;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
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
    footer = {
      "",
      "Begin with  ./mastic demo   to see a whole pipeline run, or",
      "            ./mastic serve  and point any AWS client at it:",
      "            export AWS_ENDPOINT_URL=http://127.0.0.1:4566",
    })
public final class Mastic implements Runnable {

  /** In the order in which they are told. */
  private static final Map<String, Supplier<Object>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("serve", ServeCommand::new);
    COMMANDS.put("demo", DemoCommand::new);
    COMMANDS.put("console", ConsoleCommand::new);
    COMMANDS.put("run", RunCommand::new);
    COMMANDS.put("notebook", NotebookCommand::new);
    COMMANDS.put("shell", ShellCommand::new);
    COMMANDS.put("crawl", CrawlCommand::new);
    COMMANDS.put("runs", RunsCommand::new);
    COMMANDS.put("logs", LogsCommand::new);
    COMMANDS.put("cluster", ClusterCommand::new);
    COMMANDS.put("doctor", DoctorCommand::new);
    COMMANDS.put("backup", BackupCommand::new);
    COMMANDS.put("restore", RestoreCommand::new);
    COMMANDS.put("bench", BenchCommand::new);
    COMMANDS.put("operations", OperationsCommand::new);
    COMMANDS.put("version", VersionCommand::new);
    COMMANDS.put("warm-up", WarmUpCommand::new);
  }

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("serve")) {
      Headstart.begin();
    }
    System.exit(commandLine(args).execute(args));
  }

  /**
   * The command that the arguments name, or all of them: to read the annotations of those that
   * nobody asked for takes a good part of a start.
   */
  static CommandLine commandLine(String... args) {
    CommandLine commandLine = new CommandLine(new Mastic());
    Supplier<Object> named = args.length == 0 ? null : COMMANDS.get(args[0]);
    if (named == null) {
      COMMANDS.forEach((name, command) -> commandLine.addSubcommand(name, command.get()));
    } else {
      commandLine.addSubcommand(args[0], named.get());
    }
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
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
