package io.mastic.jobs.launch.limit;

import io.mastic.jobs.launch.directory.RunDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All processes of a run, whichever parent or session they have by now: those that descend from its
 * root process, those of its session, those that carry its mark in their environment, and those in
 * its control group if it has one.
 */
public final class Remains {

  /** The variable of each process of a run: the run's directory. */
  public static final String MARK = "MASTIC_RUN";

  private static final Logger LOG = LoggerFactory.getLogger(Remains.class);
  private static final Path PROC = Path.of("/proc");
  private static final int ROUNDS = 200;
  private static final int LOOKS = 8;
  private static final int STATE = 0;
  private static final int SESSION = 3;
  private static final int FLAGS = 6;
  private static final long KERNEL_THREAD = 0x0020_0000;

  private final RunDirectory run;
  private final long session;

  /**
   * @param session the id of the run's living root process, which is that of its session; 0 if that
   *     may belong to somebody else by now
   */
  public Remains(RunDirectory run, long session) {
    this.run = run;
    this.session = session;
  }

  public static String mark(RunDirectory run) {
    return run.path().toAbsolutePath().toString();
  }

  /** The ids of the runs below that directory that have a process now, whoever began them. */
  public static Set<String> living(Path runs) {
    String prefix = MARK + "=" + runs.toAbsolutePath() + "/";
    Set<String> found = new TreeSet<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        variables(process).stream()
            .filter(variable -> variable.startsWith(prefix))
            .map(variable -> variable.substring(prefix.length()))
            .filter(id -> Files.isDirectory(runs.resolve(id)))
            .forEach(found::add);
      }
    } catch (IOException noSuchFolder) {
      // Not Linux: they count once they have been looked for.
    }
    return found;
  }

  /** Whether that process carries the run's mark; empty where marks cannot be seen. */
  public static Optional<Boolean> carries(RunDirectory run, long pid) {
    return Files.isReadable(PROC.resolve("self/environ"))
        ? Optional.of(variables(PROC.resolve(Long.toString(pid))).contains(MARK + "=" + mark(run)))
        : Optional.empty();
  }

  private static List<String> variables(Path process) {
    try {
      for (int look = 0; look < LOOKS; look++) {
        String[] facts = facts(process);
        if (over(facts[STATE]) || isOfTheKernel(facts)) {
          return List.of();
        }
        String variables =
            new String(Files.readAllBytes(process.resolve("environ")), StandardCharsets.UTF_8);
        if (!variables.isEmpty()) {
          return List.of(variables.split("\0", -1));
        }
        // A process that is just becoming another program shows nothing until it has become it.
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(look));
      }
    } catch (IOException goneOrAStrangers) {
      // It carries nothing that can be seen.
    }
    return List.of();
  }

  /** Ends everything but the root process, which sees it and ends itself. */
  public void killAround(ProcessHandle root) {
    ControlGroup.of(run).ifPresent(ControlGroup::kill);
    untilNoneIsLeft(
        () -> {
          List<ProcessHandle> left = new ArrayList<>(root.descendants().toList());
          left.addAll(marked());
          left.removeIf(process -> process.pid() == root.pid() || isOver(process));
          return left;
        });
  }

  /** Ends everything; the root process is gone. */
  public void sweep() {
    Optional<ControlGroup> group = ControlGroup.of(run);
    group.ifPresent(ControlGroup::kill);
    untilNoneIsLeft(this::marked);
    group.ifPresent(ControlGroup::remove);
  }

  /** What is killed may have started something just before. */
  private void untilNoneIsLeft(Supplier<List<ProcessHandle>> look) {
    for (int round = 0; round < ROUNDS; round++) {
      List<ProcessHandle> left = look.get();
      if (left.isEmpty()) {
        return;
      }
      left.forEach(ProcessHandle::destroyForcibly);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    LOG.warn("processes of the run in {} cannot be ended", run.path());
  }

  private List<ProcessHandle> marked() {
    List<ProcessHandle> found = new ArrayList<>();
    String mark = MARK + "=" + mark(run);
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        if (inSession(process) || variables(process).contains(mark)) {
          ProcessHandle.of(Long.parseLong(process.getFileName().toString())).ifPresent(found::add);
        }
      }
    } catch (IOException noSuchFolder) {
      // Not Linux: the root process's descendants are all that can be seen.
    }
    return found;
  }

  private boolean inSession(Path process) {
    try {
      String[] facts = facts(process);
      return session > 0 && !over(facts[STATE]) && facts[SESSION].equals(Long.toString(session));
    } catch (IOException gone) {
      return false;
    }
  }

  private static boolean isOver(ProcessHandle process) {
    try {
      return over(facts(PROC.resolve(Long.toString(process.pid())))[STATE]);
    } catch (IOException e) {
      return !process.isAlive();
    }
  }

  private static boolean over(String state) {
    return state.equals("Z") || state.equals("X");
  }

  private static boolean isOfTheKernel(String[] facts) {
    return (Long.parseLong(facts[FLAGS]) & KERNEL_THREAD) != 0;
  }

  /** State, parent, group, session, terminal, its group and flags follow the name in brackets. */
  private static String[] facts(Path process) throws IOException {
    String stat =
        new String(Files.readAllBytes(process.resolve("stat")), StandardCharsets.ISO_8859_1);
    String[] facts = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", FLAGS + 2);
    if (facts.length <= FLAGS) {
      throw new IOException("no facts of " + process);
    }
    return facts;
  }
}
