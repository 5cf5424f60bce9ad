package io.mastic.jobs.launch.limit;

import io.mastic.jobs.launch.directory.Hashes;
import io.mastic.jobs.launch.directory.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where this server may make control groups (cgroup v2): below its own, if it has been handed over
 * to it, as systemd does with {@code Delegate=yes} and as root may anyway.
 *
 * @param parent of the runs' groups
 * @param controllers that act in them; none where the machine uses v1 for them
 */
public record ControlGroups(Path parent, List<String> controllers) {

  private static final Logger LOG = LoggerFactory.getLogger(ControlGroups.class);
  private static final List<String> WANTED = List.of("memory", "pids", "cpu");
  private static final String UNIFIED = "0::";

  /** Those of this machine, if there are any for us. */
  public static Optional<ControlGroups> find() {
    try {
      return find(
          Files.readString(Path.of("/proc/self/mounts")),
          Files.readString(Path.of("/proc/self/cgroup")));
    } catch (IOException notLinux) {
      return Optional.empty();
    }
  }

  /**
   * Looks for them in what the kernel says.
   *
   * @param mounts of {@code /proc/self/mounts}
   * @param self of {@code /proc/self/cgroup}
   */
  public static Optional<ControlGroups> find(String mounts, String self) {
    Optional<Path> mount =
        mounts
            .lines()
            .map(line -> line.split(" ", -1))
            .filter(words -> words.length > 2 && words[2].equals("cgroup2"))
            .map(words -> Path.of(words[1]))
            .findFirst();
    Optional<String> own =
        self.lines()
            .filter(line -> line.startsWith(UNIFIED + "/") && !line.contains("/.."))
            .map(line -> line.substring(UNIFIED.length() + 1))
            .findFirst();
    if (mount.isEmpty() || own.isEmpty()) {
      return Optional.empty();
    }
    return below(mount.get().resolve(own.get()));
  }

  /** Below that group, which this server is in. */
  static Optional<ControlGroups> below(Path own) {
    Path parent = own.resolve("mastic-runs");
    try {
      Files.createDirectories(parent);
      List<String> there = words(own.resolve("cgroup.controllers"));
      List<String> wanted = WANTED.stream().filter(there::contains).toList();
      List<String> enabled = enable(own, wanted);
      enabled = enabled.isEmpty() ? enabled : enable(parent, enabled);
      if (enabled.isEmpty() && !Files.exists(parent.resolve("cgroup.kill"))) {
        return Optional.empty();
      }
      return Optional.of(new ControlGroups(parent, enabled));
    } catch (IOException e) {
      LOG.debug("no control groups below {}: {}", own, e.getMessage());
      return Optional.empty();
    }
  }

  private static List<String> enable(Path group, List<String> controllers) throws IOException {
    List<String> enabled = new ArrayList<>();
    for (String controller : controllers) {
      if (words(group.resolve("cgroup.subtree_control")).contains(controller)
          || allows(group, controller)) {
        enabled.add(controller);
      }
    }
    return enabled;
  }

  /** A group hands controllers down only when no process is in it itself. */
  private static boolean allows(Path group, String controller) {
    Path control = group.resolve("cgroup.subtree_control");
    try {
      Files.writeString(control, "+" + controller);
      return true;
    } catch (IOException busy) {
      try {
        Path server = Files.createDirectories(group.resolve("mastic-server"));
        Files.writeString(
            server.resolve("cgroup.procs"), Long.toString(ProcessHandle.current().pid()));
        Files.writeString(control, "+" + controller);
        return true;
      } catch (IOException notOurs) {
        return false;
      }
    }
  }

  private static List<String> words(Path file) throws IOException {
    return Files.exists(file)
        ? List.of(Files.readString(file).strip().split("\\s+", -1))
        : List.of();
  }

  /** Makes the group of a run, with its limits; empty if it cannot be made. */
  public Optional<ControlGroup> create(RunDirectory run, ProcessLimits limits, long memoryMib) {
    String name = Hashes.shortHash(Remains.mark(run));
    ControlGroup group = new ControlGroup(parent.resolve(name), controllers);
    try {
      Files.createDirectories(group.folder());
      group.limit(limits, memoryMib);
      group.noteIn(run);
      return Optional.of(group);
    } catch (IOException e) {
      LOG.warn("the run in {} has no control group: {}", run.path(), e.getMessage());
      group.remove();
      return Optional.empty();
    }
  }
}
