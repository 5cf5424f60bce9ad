package io.mastic.jobs.launch;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The root process of a run on this machine, in a session of its own so that the server's terminal
 * does not reach it and all of it can be ended together.
 *
 * <p>It begins as a shell that makes the file {@code pid}, or gives up if the file is there, and
 * then becomes the command. So a run begins once, even if the server dies between starting the
 * process and noting it.
 */
final class RootProcess implements LiveRun {

  private static final String TAKE_RUN = "set -C; echo $$ > \"$1\" || exit 75; shift; exec \"$@\"";
  private static final Optional<Path> SETSID = onPath("setsid");

  /** The operating system tells start times coarsely, and its clock may be set. */
  private static final Duration SAME = Duration.ofSeconds(5);

  /** No user process has this id. */
  private static final long NOBODY = 0;

  private static final Duration PID_WRITTEN = Duration.ofSeconds(5);

  private final long pid;
  private final Instant startedAt;
  private final @Nullable ProcessHandle handle;
  private final CompletableFuture<Optional<Integer>> ended;

  private RootProcess(
      long pid,
      Instant startedAt,
      @Nullable ProcessHandle handle,
      CompletableFuture<Optional<Integer>> ended) {
    this.pid = pid;
    this.startedAt = startedAt;
    this.handle = handle;
    this.ended = ended;
  }

  /** Starts the command for that run, with no environment but the one given. */
  static RootProcess start(RunDirectory run, List<String> command, Map<String, String> environment)
      throws IOException {
    List<String> line = new ArrayList<>();
    line.addAll(List.of("/bin/sh", "-c", TAKE_RUN, "sh", run.pid().toString()));
    SETSID.ifPresent(setsid -> line.add(setsid.toString()));
    line.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(run.work().toFile())
            .redirectInput(Redirect.from(new File("/dev/null")))
            .redirectOutput(Redirect.appendTo(run.stdout().toFile()))
            .redirectError(Redirect.appendTo(run.stderr().toFile()));
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    return new RootProcess(
        process.pid(),
        process.info().startInstant().orElseGet(Instant::now),
        process.toHandle(),
        process.onExit().thenApply(gone -> Optional.of(gone.exitValue())));
  }

  /** The process that took the run, if one ever did; it may be gone. */
  static Optional<RootProcess> find(RunDirectory run) {
    if (!Files.exists(run.pid())) {
      return Optional.empty();
    }
    try {
      Instant taken = Files.getLastModifiedTime(run.pid()).toInstant();
      long pid = awaitPid(run.pid());
      return Optional.of(
          (pid == NOBODY ? Optional.<ProcessHandle>empty() : ProcessHandle.of(pid))
              .filter(process -> startedAbout(process, taken))
              .map(
                  process ->
                      new RootProcess(
                          pid, taken, process, process.onExit().thenApply(p -> Optional.empty())))
              .orElseGet(
                  () ->
                      new RootProcess(
                          pid, taken, null, CompletableFuture.completedFuture(Optional.empty()))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A process of that id that began at another time is a stranger. */
  private static boolean startedAbout(ProcessHandle process, Instant taken) {
    return process
        .info()
        .startInstant()
        .map(start -> Duration.between(start, taken).abs().compareTo(SAME) < 0)
        .orElse(false);
  }

  /**
   * The file is there a moment before its content is; one that stays empty was left by a process
   * that died in that moment, and 0 stands for it.
   */
  private static long awaitPid(Path file) throws IOException {
    Instant deadline = Instant.now().plus(PID_WRITTEN);
    while (true) {
      String text = Files.readString(file).strip();
      if (!text.isEmpty()) {
        return Long.parseLong(text);
      }
      if (Instant.now().isAfter(deadline)) {
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
    if (handle == null) {
      return;
    }
    List<ProcessHandle> descendants = handle.descendants().toList();
    if (SETSID.isPresent()) {
      // Reaches also what has lost its parent, and what a script left behind.
      killGroup();
    }
    handle.destroyForcibly();
    descendants.forEach(ProcessHandle::destroyForcibly);
  }

  private void killGroup() {
    try {
      new ProcessBuilder("/bin/sh", "-c", "kill -s KILL -- -" + pid)
          .redirectErrorStream(true)
          .redirectOutput(Redirect.DISCARD)
          .start()
          .waitFor(5, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Optional<Path> onPath(String program) {
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    for (String directory : path.split(File.pathSeparator, -1)) {
      Path candidate = Path.of(directory, program);
      if (Files.isExecutable(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
