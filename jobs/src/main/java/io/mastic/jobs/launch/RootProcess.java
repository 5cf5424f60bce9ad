package io.mastic.jobs.launch;

import io.mastic.jobs.launch.directory.End;
import io.mastic.jobs.launch.directory.RunDirectory;
import io.mastic.jobs.launch.limit.Remains;
import io.mastic.jobs.launch.order.LiveRun;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The root process of a run on this machine, as its keeper has it. When it is said to have ended,
 * nothing of the run is left.
 */
final class RootProcess implements LiveRun {

  /** The operating system tells start times coarsely, and its clock may be set. */
  private static final Duration SAME = Duration.ofSeconds(5);

  /** No user process has this id. */
  private static final long NOBODY = 0;

  private static final Duration PID_WRITTEN = Duration.ofSeconds(5);

  /** The keeper ends by itself once the run's processes are gone and their last words are kept. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  private final long pid;
  private final Instant startedAt;
  private final Remains remains;
  private final @Nullable ProcessHandle handle;
  private final CompletableFuture<Optional<Integer>> ended;

  private RootProcess(
      long pid,
      Instant startedAt,
      Remains remains,
      @Nullable ProcessHandle handle,
      CompletableFuture<Optional<Integer>> ended) {
    this.pid = pid;
    this.startedAt = startedAt;
    this.remains = remains;
    this.handle = handle;
    this.ended = ended;
  }

  /**
   * Starts a root process for that run, with no environment but the one given.
   *
   * @param line the keeper's, around the run's own command
   */
  static RootProcess start(RunDirectory run, List<String> line, Map<String, String> environment)
      throws IOException {
    return begin(run, line, environment, Redirect.from(new File("/dev/null"))).root();
  }

  /**
   * A root process that began.
   *
   * @param input what it reads, if that is a pipe
   */
  record Begun(RootProcess root, OutputStream input) {}

  /** As {@link #start}, with another stdin than an empty one. */
  static Begun begin(
      RunDirectory run, List<String> line, Map<String, String> environment, Redirect input)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(run.work().toFile())
            .redirectInput(input)
            .redirectOutput(Redirect.appendTo(run.stderr().toFile()))
            .redirectError(Redirect.appendTo(run.stderr().toFile()));
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put(Remains.MARK, Remains.mark(run));
    Process process = builder.start();
    Remains remains = new Remains(run, process.pid());
    RootProcess root =
        new RootProcess(
            process.pid(),
            process.info().startInstant().orElseGet(() -> taken(run)),
            remains,
            process.toHandle(),
            process
                .onExit()
                .thenApply(
                    gone -> {
                      remains.sweep();
                      return Optional.of(gone.exitValue());
                    }));
    return new Begun(root, process.getOutputStream());
  }

  /** The process that took the run, if one ever did; it may be gone. */
  static Optional<RootProcess> find(RunDirectory run) {
    if (!Files.exists(run.pid())) {
      return Optional.empty();
    }
    try {
      Instant taken = taken(run);
      long pid = awaitPid(run.pid());
      return Optional.of(
          (pid == NOBODY ? Optional.<ProcessHandle>empty() : ProcessHandle.of(pid))
              .filter(process -> isOf(run, process, taken))
              .map(process -> living(run, taken, process))
              .orElseGet(() -> gone(run, taken, pid)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RootProcess living(RunDirectory run, Instant taken, ProcessHandle process) {
    Remains remains = new Remains(run, process.pid());
    return new RootProcess(
        process.pid(),
        taken,
        remains,
        process,
        process
            .onExit()
            .thenApply(
                gone -> {
                  remains.sweep();
                  return End.of(run).map(End::exitCode);
                }));
  }

  /** Its keeper may have been killed while no server looked, and the rest be alive. */
  private static RootProcess gone(RunDirectory run, Instant taken, long pid) {
    Remains remains = new Remains(run, NOBODY);
    remains.sweep();
    return new RootProcess(
        pid,
        taken,
        remains,
        null,
        CompletableFuture.completedFuture(End.of(run).map(End::exitCode)));
  }

  /**
   * A process of that id that does not carry the run's mark is a stranger. Where marks cannot be
   * seen, it is one that began at another time, as far as clocks that may be set can tell.
   */
  private static boolean isOf(RunDirectory run, ProcessHandle process, Instant taken) {
    return Remains.carries(run, process.pid())
        .orElseGet(
            () ->
                process
                    .info()
                    .startInstant()
                    .map(start -> Duration.between(start, taken).abs().compareTo(SAME) < 0)
                    .orElse(false));
  }

  private static Instant taken(RunDirectory run) {
    try {
      return Files.getLastModifiedTime(Files.exists(run.pid()) ? run.pid() : run.path())
          .toInstant();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The file is there a moment before its content is; one that stays empty was left by a process
   * that died in that moment, and 0 stands for it.
   */
  private static long awaitPid(Path file) throws IOException {
    long deadline = System.nanoTime() + PID_WRITTEN.toNanos();
    while (true) {
      String text = Files.readString(file).strip();
      if (!text.isEmpty()) {
        return Long.parseLong(text);
      }
      if (System.nanoTime() - deadline > 0) {
        return NOBODY;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  @Override
  public long pid() {
    return pid;
  }

  @Override
  public Instant startedAt() {
    return startedAt;
  }

  @Override
  public CompletableFuture<Optional<Integer>> ended() {
    return ended;
  }

  @Override
  public void askToEnd() {
    if (handle != null) {
      handle.destroy();
    }
  }

  @Override
  public void kill() {
    if (handle == null || !handle.isAlive()) {
      // What is left was swept away before the end was told.
      return;
    }
    remains.killAround(handle);
    ProcessHandle keeper = handle;
    CompletableFuture.delayedExecutor(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)
        .execute(keeper::destroyForcibly);
  }
}
