package io.mastic.jobs.supervision;

import io.mastic.jobs.FakeLauncher;
import io.mastic.jobs.definition.Jobs;
import io.mastic.jobs.logs.LineTimes;
import io.mastic.jobs.process.RunEnvironment;
import io.mastic.jobs.process.Supervision;
import io.mastic.jobs.process.Surroundings;
import io.mastic.jobs.run.JobRuns;
import io.mastic.jobs.run.StartRequest;
import io.mastic.kernel.Awaiting;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import io.mastic.kernel.TestSeals;
import io.mastic.kernel.key.AccessKeys;
import io.mastic.kernel.task.Outbox;
import io.mastic.kernel.task.Tasks;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.model.CreateJobRequest;

/**
 * How long a place stays empty between the end of a process and the launch of the next run that
 * waits for it; run by name, {@code -Dtest=TurnoverFigures}.
 */
class TurnoverFigures {

  private static final int RUNS = 300;
  private static final Caller CALLER = Caller.root("000000000000", "us-east-1");

  @TempDir Path data;

  @Test
  void sqlite() {
    try (Db db = TestDatabases.sqlite(data)) {
      measure(db);
    }
  }

  @Test
  void postgresql() {
    try (Db db = TestDatabases.postgresql()) {
      measure(db);
    }
  }

  private void measure(Db db) {
    db.migrate("kernel");
    db.migrate("jobs");
    Clock clock = Clock.systemUTC();
    FakeLauncher launcher = new FakeLauncher();
    launcher.most = 1;
    Tasks tasks = new Tasks(db, clock, 64, "here", Tasks.LEASE);
    AccessKeys keys = new AccessKeys(db, clock, TestSeals.seals());
    JobRuns runs = new JobRuns(db, clock, tasks, new Outbox(tasks), keys);
    LineTimes times = new LineTimes(data.resolve("runs"));
    RunEnvironment environment =
        new RunEnvironment(keys, new Surroundings(() -> "http://127.0.0.1:1", Map.of(), "here"));
    try (tasks;
        Supervision supervision = new Supervision(tasks, launcher, clock, "here");
        times) {
      new Supervisor(runs, supervision, environment, times).handleTasksOf(tasks);
      CALLER.run(() -> startAll(db, clock, runs));
      tasks.start();
      long[] nanos = new long[RUNS - 1];
      for (int i = 1; i < RUNS; i++) {
        int begun = i;
        Awaiting.until(
            "a run lives", Duration.ofSeconds(20), () -> launcher.processes.size() == begun);
        long[] next = new long[1];
        launcher.beforeBegin = () -> next[0] = System.nanoTime();
        long ended = System.nanoTime();
        launcher.processes.values().forEach(process -> process.end(0));
        Awaiting.until("the next", Duration.ofSeconds(20), () -> launcher.begun.get() > begun);
        nanos[i - 1] = next[0] - ended;
      }
      long[] inOrder = nanos.clone();
      Arrays.sort(nanos);
      long slow = nanos[nanos.length - 10];
      System.out.println(
          "the ten slowest, by place: "
              + IntStream.range(0, inOrder.length)
                  .filter(i -> inOrder[i] >= slow)
                  .mapToObj(i -> i + ": " + inOrder[i] / 1_000_000 + " ms")
                  .collect(Collectors.joining(", ")));
      System.out.printf(
          "%s: end of a run to the next start, %d waiting: median %.1f ms, p99 %.1f ms%n",
          db.engine(), RUNS, nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 99 / 100] / 1e6);
    }
  }

  private static void startAll(Db db, Clock clock, JobRuns runs) {
    new Jobs(db, clock)
        .create(
            CreateJobRequest.builder()
                .name("job")
                .role("etl")
                .executionProperty(e -> e.maxConcurrentRuns(1000))
                .command(c -> c.name("pythonshell").scriptLocation("s3://b/x.py"))
                .build());
    for (int i = 0; i < RUNS; i++) {
      runs.start("job", StartRequest.with(Map.of()));
    }
  }
}
