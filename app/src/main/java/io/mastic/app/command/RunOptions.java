package io.mastic.app.command;

import io.mastic.app.RunRules;
import io.mastic.jobs.launch.Readiness;
import io.mastic.jobs.launch.directory.LocalPaths;
import io.mastic.jobs.launch.limit.ProcessLimits;
import io.mastic.jobs.launch.system.RunUser;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what each job run may take and do. */
final class RunOptions {

  private static final String AUTOMATIC = "auto";

  @Option(
      names = "--run-memory",
      paramLabel = "MB|auto",
      description = {
        "Memory that a run may take with all that it starts; a run that takes more is ended and"
            + " says so. 0 for no limit.",
        "(default: ${DEFAULT-VALUE}, what AWS gives to the job's worker, at most 80%% of the"
            + " machine)."
      })
  private String memory = AUTOMATIC;

  @Option(
      names = "--run-cpus",
      paramLabel = "N",
      description =
          "Processors that a run may use; part of one needs control groups (cgroup v2), else it"
              + " counts as a whole one (default: 0, no limit).")
  private double cpus = ProcessLimits.DEFAULT.cpus();

  @Option(
      names = "--run-open-files",
      paramLabel = "N",
      description = "Files that each process of a run may have open (default: ${DEFAULT-VALUE}).")
  private int openFiles = ProcessLimits.DEFAULT.openFiles();

  @Option(
      names = "--run-processes",
      paramLabel = "N",
      description =
          "Processes that a run may have at the same time; a run that starts more is ended and says"
              + " so (default: ${DEFAULT-VALUE}).")
  private int processes = ProcessLimits.DEFAULT.processes();

  @Option(
      names = "--run-log",
      paramLabel = "MB",
      description =
          "How long each of a run's two logs may grow; the rest is discarded, and the log's last"
              + " line says so (default: ${DEFAULT-VALUE}).")
  private long log = ProcessLimits.DEFAULT.logMib();

  @Option(
      names = "--run-as",
      paramLabel = "USER",
      description =
          "Job runs are processes of this user, who can read nothing else of the data directory and"
              + " reaches objects by the server's S3 interface alone; the server must be root.")
  private @Nullable String user;

  @Option(
      names = "--allow-local-paths",
      description =
          "Jobs may name files of this machine as their script, in --extra-py-files and the like,"
              + " and to pip; without it they must lie in buckets.")
  private boolean localPaths;

  @Option(
      names = "--prepared-drivers",
      paramLabel = "N|auto|off",
      description = {
        "How many Spark drivers wait, made ready, for job runs and sessions, which begin with them"
            + " in a fraction of the time. Each takes some 400 MB of memory that no run needs.",
        "(default: ${DEFAULT-VALUE}: one after the first run, on a machine with 16 GB and four"
            + " processors or more, and none elsewhere; N has them from the start on)."
      })
  private String preparedDrivers = AUTOMATIC;

  @Mixin private final ClusterOptions clusters = new ClusterOptions();

  RunRules rules() {
    return new RunRules(
        new ProcessLimits(mib(memory), cpus, openFiles, processes, log),
        localPaths ? LocalPaths.ALLOWED : LocalPaths.REFUSED,
        user == null ? null : RunUser.named(user),
        readiness(),
        clusters.site());
  }

  /** Runs of another user have none; who asks for both is told why not. */
  private Readiness readiness() {
    if (preparedDrivers.equals(AUTOMATIC)) {
      return user == null ? Readiness.usual() : Readiness.NONE;
    }
    if (preparedDrivers.equals("off")) {
      return Readiness.NONE;
    }
    if (!preparedDrivers.matches("[0-9]{1,3}")) {
      throw new IllegalArgumentException(
          "--prepared-drivers takes a number, " + AUTOMATIC + " or off, not " + preparedDrivers);
    }
    if (user != null && Integer.parseInt(preparedDrivers) > 0) {
      throw new IllegalArgumentException(
          "--prepared-drivers and --run-as exclude each other: a driver is prepared for whichever"
              + " run comes, and a run of another user can reach no directory but its own");
    }
    return new Readiness(Integer.parseInt(preparedDrivers), Readiness.When.ALWAYS);
  }

  private static long mib(String text) {
    if (text.equals(AUTOMATIC)) {
      return ProcessLimits.AUTOMATIC;
    }
    if (!text.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException(
          "--run-memory takes a number of megabytes, or " + AUTOMATIC + ", not " + text);
    }
    return Long.parseLong(text);
  }
}
