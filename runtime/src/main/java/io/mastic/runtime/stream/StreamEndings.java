package io.mastic.runtime.stream;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.util.SignalUtils;

/**
 * A run that is asked to end lets each stream come to the end of its batch first, as long as the
 * grace allows: what a batch wrote is then in the checkpoint, and is not done again by the next
 * run.
 */
public final class StreamEndings {

  /** Of the ten seconds that a server gives. */
  private static final long GRACE = TimeUnit.SECONDS.toNanos(7);

  private static final AtomicBoolean HEARD = new AtomicBoolean();

  private StreamEndings() {}

  /** From now on; said as often as one likes. */
  public static void afterTheBatch(SparkSession session) {
    if (HEARD.compareAndSet(false, true)) {
      SignalUtils.register(
          "TERM",
          () -> {
            stop(session);
            // The JVM ends as ever.
            return false;
          });
    }
  }

  private static void stop(SparkSession session) {
    long deadline = System.nanoTime() + GRACE;
    for (StreamingQuery query : session.streams().active()) {
      while (query.isActive() && query.status().isTriggerActive() && System.nanoTime() < deadline) {
        try {
          Thread.sleep(5);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
      try {
        query.stop();
      } catch (TimeoutException late) {
        System.err.println("[mastic] the stream " + query.id() + " does not end: " + late);
      }
    }
  }
}
