package io.mastic.jobs.launch.limit;

import io.mastic.jobs.launch.directory.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The control group (cgroup v2) of one run, with all its processes but the keeper.
 *
 * @param controllers those of memory, processes and processors that act in it
 */
public record ControlGroup(Path folder, List<String> controllers) {

  private static final Logger LOG = LoggerFactory.getLogger(ControlGroup.class);
  private static final String NOTE = "group";
  private static final int TURNS = 100;
  private static final int THREADS = 64;
  private static final int PERIOD_MICROS = 100_000;

  /**
   * The group that a run has, as noted in its directory; it may have been made by a past server.
   */
  static Optional<ControlGroup> of(RunDirectory run) {
    try {
      Path note = run.path().resolve(NOTE);
      return Files.isRegularFile(note)
          ? Optional.of(new ControlGroup(Path.of(Files.readString(note).strip()), List.of()))
              .filter(group -> Files.isRegularFile(group.file("cgroup.procs")))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  void noteIn(RunDirectory run) throws IOException {
    Files.writeString(run.path().resolve(NOTE), folder.toString());
  }

  boolean has(String controller) {
    return controllers.contains(controller);
  }

  /** Sets the limits for which there is a controller. */
  void limit(ProcessLimits limits, long memoryMib) throws IOException {
    if (has("memory") && memoryMib > 0) {
      write("memory.max", Long.toString(memoryMib << 20));
      write("memory.oom.group", "1");
    }
    if (has("pids") && limits.processes() > 0) {
      // The kernel counts threads here, of which a virtual machine alone has a hundred.
      write("pids.max", Long.toString((long) limits.processes() * THREADS));
    }
    if (has("cpu") && limits.cpus() > 0) {
      write("cpu.max", (long) (limits.cpus() * PERIOD_MICROS) + " " + PERIOD_MICROS);
    }
  }

  /** Ends all processes in it; they may take a moment to be gone. */
  void kill() {
    try {
      write("cgroup.kill", "1");
    } catch (IOException e) {
      // An older kernel: they are found in other ways.
      LOG.debug("{} cannot be killed at once: {}", folder, e.getMessage());
    }
  }

  /** Removes it; that works once nobody is in it. */
  void remove() {
    for (int turn = 0; turn < TURNS; turn++) {
      try {
        Files.deleteIfExists(folder);
        return;
      } catch (IOException somebodyIsDyingThere) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
      }
    }
    LOG.warn("the control group {} cannot be removed", folder);
  }

  private void write(String file, String value) throws IOException {
    Files.writeString(file(file), value);
  }

  private Path file(String name) {
    return folder.resolve(name);
  }
}
