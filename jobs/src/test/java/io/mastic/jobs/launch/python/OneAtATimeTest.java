package io.mastic.jobs.launch.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OneAtATimeTest {

  @Test
  void oneAtATimeAndNothingIsKept() throws Exception {
    OneAtATime<String> turns = new OneAtATime<>();
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    ExecutorService hands = Executors.newFixedThreadPool(8);
    CountDownLatch begin = new CountDownLatch(1);
    try {
      Future<?>[] all = new Future<?>[64];
      for (int i = 0; i < all.length; i++) {
        all[i] =
            hands.submit(
                () -> {
                  begin.await();
                  try (OneAtATime<String>.Turn turn = turns.turn("thing")) {
                    assertThat(turn.held()).isTrue();
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    inside.decrementAndGet();
                  }
                  return null;
                });
      }
      begin.countDown();
      for (Future<?> each : all) {
        each.get(20, TimeUnit.SECONDS);
      }
    } finally {
      hands.shutdownNow();
    }
    assertThat(most).hasValue(1);
    assertThat(turns.size()).isZero();
  }
}
