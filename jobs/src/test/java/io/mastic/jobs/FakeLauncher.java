package io.mastic.jobs;

import io.mastic.jobs.launch.order.Demand;
import io.mastic.jobs.launch.order.LaunchOrder;
import io.mastic.jobs.launch.order.Launcher;
import io.mastic.jobs.launch.order.LiveRun;
import io.mastic.jobs.launch.order.RunResult;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A machine whose processes are only told about. */
public final class FakeLauncher implements Launcher {

  public final Map<String, FakeProcess> processes = new ConcurrentHashMap<>();
  private final Set<String> reserved = new HashSet<>();
  public final AtomicInteger begun = new AtomicInteger();
  public final AtomicInteger asked = new AtomicInteger();
  public volatile int most = Integer.MAX_VALUE;
  public volatile Runnable beforeBegin = () -> {};
  public volatile Supplier<RunResult> result = RunResult::succeeding;

  /** A process of the fake machine. */
  public static final class FakeProcess implements LiveRun {
    private final long pid;
    private final CompletableFuture<Optional<Integer>> ended = new CompletableFuture<>();
    public volatile boolean isKilled;
    public volatile boolean isAskedToEnd;

    FakeProcess(long pid) {
      this.pid = pid;
    }

    public void end(int exitCode) {
      ended.complete(Optional.of(exitCode));
    }

    @Override
    public long pid() {
      return pid;
    }

    @Override
    public Instant startedAt() {
      return Instant.EPOCH;
    }

    @Override
    public CompletableFuture<Optional<Integer>> ended() {
      return ended;
    }

    @Override
    public void askToEnd() {
      isAskedToEnd = true;
      end(143);
    }

    @Override
    public void kill() {
      if (!ended.isDone()) {
        isKilled = true;
        end(137);
      }
    }
  }

  @Override
  public boolean hasRoom() {
    asked.incrementAndGet();
    return processes.values().stream().filter(p -> !p.ended.isDone()).count() < most;
  }

  @Override
  public boolean reserve(Demand demand) {
    synchronized (reserved) {
      reserved.removeIf(id -> processes.containsKey(id));
      long living = processes.values().stream().filter(p -> !p.ended.isDone()).count();
      return living + reserved.size() < most && reserved.add(demand.runId());
    }
  }

  @Override
  public void release(String runId) {
    synchronized (reserved) {
      reserved.remove(runId);
    }
  }

  @Override
  public LiveRun begin(LaunchOrder order) {
    beforeBegin.run();
    FakeProcess process = new FakeProcess(begun.incrementAndGet());
    if (processes.putIfAbsent(order.runId(), process) != null) {
      throw new AssertionError("run " + order.runId() + " begins twice");
    }
    return process;
  }

  @Override
  public Optional<LiveRun> find(String runId) {
    return Optional.ofNullable(processes.get(runId));
  }

  @Override
  public Optional<RunResult> result(String runId) {
    return processes.get(runId).isKilled ? Optional.empty() : Optional.of(result.get());
  }

  @Override
  public void tidy(String runId) {
    // Nothing was left.
  }
}
