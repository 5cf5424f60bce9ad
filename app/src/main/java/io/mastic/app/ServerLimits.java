package io.mastic.app;

/**
 * How much a server does at once.
 *
 * @param tasks how many tasks (crawls, events, runs that begin) are worked on at the same time
 * @param runs how many runs have a process at the same time; 0 for what the machine can drive
 * @param connections to the database, at most; 0 for what suits the machine
 * @param ofRun what each run may take and do
 */
public record ServerLimits(int tasks, int runs, int connections, RunRules ofRun) {

  public static final int TASKS = 64;

  public static final ServerLimits DEFAULT = new ServerLimits(TASKS, 0, 0, RunRules.DEFAULT);
}
