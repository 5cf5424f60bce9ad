package io.mastic.jobs.launch;

import io.mastic.jobs.launch.directory.RunDirectory;
import io.mastic.jobs.launch.limit.Bounds;
import io.mastic.jobs.launch.limit.Keeper;
import io.mastic.jobs.launch.order.LaunchException;
import io.mastic.jobs.launch.order.LiveRun;
import io.mastic.jobs.launch.python.PythonHome;
import io.mastic.jobs.launch.python.PythonSources;
import io.mastic.jobs.version.SparkLine;
import io.mastic.kernel.Awaiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Root processes with this machine's Python, for tests. */
final class Kept {

  static final Duration SOON = Duration.ofSeconds(60);

  private static final Map<String, String> PATH = Map.of("PATH", System.getenv("PATH"));

  private static final Keeper KEEPER = keeper();

  private Kept() {}

  private static Keeper keeper() {
    try {
      return python(Path.of("no-cache")).keeper();
    } catch (LaunchException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static Path sources() {
    return Path.of("..", "python", "src").toAbsolutePath().normalize();
  }

  static PythonHome python(Path cache) {
    return new PythonHome(
        "python3", new PythonSources(List.of(sources()), cache, SparkLine.SPARK_3_5), cache);
  }

  static RootProcess start(RunDirectory run, Bounds bounds, String... command) throws Exception {
    return start(run, bounds, Duration.ZERO, command);
  }

  static RootProcess start(RunDirectory run, Bounds bounds, Duration fence, String... command)
      throws Exception {
    return RootProcess.start(run, KEEPER.around(run, bounds, fence, List.of(command)), PATH);
  }

  static Optional<Integer> exit(LiveRun live) throws Exception {
    return live.ended().get(SOON.toSeconds(), TimeUnit.SECONDS);
  }

  /** The number that a process has written into a file of the run's working directory. */
  static long pid(RunDirectory run, String file) {
    Path path = run.work().resolve(file);
    Awaiting.until(file + " is written", SOON, () -> !text(path).isBlank());
    return Long.parseLong(text(path).strip());
  }

  static String text(Path path) {
    try {
      return Files.exists(path) ? Files.readString(path) : "";
    } catch (IOException e) {
      return "";
    }
  }

  /** What nobody has waited for yet (a zombie) is dead all the same. */
  static boolean alive(long pid) {
    try {
      return !Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z");
    } catch (IOException gone) {
      return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
  }
}
