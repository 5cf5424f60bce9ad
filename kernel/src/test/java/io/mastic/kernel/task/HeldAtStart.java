package io.mastic.kernel.task;

import io.mastic.kernel.Awaiting;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server starts while all hands of another are in a turn. */
final class HeldAtStart {

  private HeldAtStart() {}

  /** How many turns so many tasks had in the end. */
  static int turns(TasksContract of, int many) throws InterruptedException {
    AtomicInteger turns = new AtomicInteger();
    AtomicInteger others = new AtomicInteger();
    CountDownLatch go = new CountDownLatch(1);
    try (Tasks other = new Tasks(of.db, Clock.systemUTC(), 4)) {
      for (Tasks each : List.of(of.tasks, other)) {
        each.handle(
            "held",
            task -> {
              turns.incrementAndGet();
              if (each == other) {
                others.incrementAndGet();
              } else if (!go.await(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException("nobody else has started");
              }
              return TaskHandler.DONE;
            });
      }
      of.tasks.start();
      of.db.writeOnly(
          h -> {
            for (int i = 0; i < many; i++) {
              of.tasks.enqueue(h, "held", "k" + i, "{}");
            }
          });
      Awaiting.until("all hands are full", TasksContract.SOON, () -> turns.get() == 4);
      other.start();
      // What it inherits it takes first, and what is free after that.
      Awaiting.until("the other has begun", TasksContract.SOON, () -> others.get() >= many - 4);
      go.countDown();
      Awaiting.until("all are gone", TasksContract.SOON, () -> of.count() == 0);
    }
    return turns.get();
  }
}
