package io.mastic.jobs.launch.order;

import java.util.Arrays;
import java.util.Optional;

/** The values of {@code JobCommand.Name}, and what differs between them. */
public enum JobKind {
  GLUEETL("glueetl", "/aws-glue/jobs"),
  GLUESTREAMING("gluestreaming", "/aws-glue/jobs"),
  PYTHONSHELL("pythonshell", "/aws-glue/python-jobs");

  private final String command;
  private final String logs;

  JobKind(String command, String logs) {
    this.command = command;
    this.logs = logs;
  }

  /** As AWS writes it. */
  public String command() {
    return command;
  }

  /** The first part of its log groups, which end in {@code /output} and {@code /error}. */
  public String logs() {
    return logs;
  }

  public boolean spark() {
    return this != PYTHONSHELL;
  }

  public static Optional<JobKind> named(String command) {
    return Arrays.stream(values()).filter(kind -> kind.command.equals(command)).findFirst();
  }
}
