package io.mastic.app.command;

import io.mastic.app.ServerLimits;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how much a server does at once. */
final class LimitOptions {

  @Option(
      names = "--max-tasks",
      paramLabel = "N",
      description =
          "How many tasks (crawls, events, schedules, runs that begin) are worked on at the same"
              + " time (default: ${DEFAULT-VALUE}).")
  private int tasks = ServerLimits.TASKS;

  @Option(
      names = "--max-runs",
      paramLabel = "N",
      description =
          "How many job runs have a process at the same time; others wait (default: twice the"
              + " processors, at least 4).")
  private int runs;

  @Option(
      names = "--db-connections",
      paramLabel = "N",
      description =
          "Connections to the database, at most (default: by the processors; PostgreSQL 5 each, at"
              + " least 10).")
  private int connections;

  @Mixin private final RunOptions ofRun = new RunOptions();

  ServerLimits limits() {
    atLeast("--max-tasks", tasks, 1);
    atLeast("--max-runs", runs, 0);
    atLeast("--db-connections", connections, 0);
    return new ServerLimits(tasks, runs, connections, ofRun.rules());
  }

  private static void atLeast(String option, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(option + " must be at least " + least + ", not " + value);
    }
  }
}
