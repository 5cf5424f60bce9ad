package io.mastic.runtime.frame.python;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;

/**
 * Rows whose records a Python worker is looking at: the answers come in the same task and in the
 * same order, and name the rows by their places only. So rows need not travel back.
 *
 * <p>How many rows wait here is bounded by the buffers of the worker's socket: the worker answers
 * each batch before it reads the next.
 */
final class RowsUnderWay {
  private static final Map<Key, Way> WAYS = new ConcurrentHashMap<>();

  private RowsUnderWay() {}

  private record Key(String name, long task) {}

  /** The batches of one task, first in, first out. */
  static final class Way {
    private final Queue<RowBytes> batches = new ConcurrentLinkedQueue<>();

    void send(RowBytes batch) {
      batches.add(batch);
    }

    RowBytes next() {
      RowBytes batch = batches.poll();
      if (batch == null) {
        throw new NoSuchElementException("Python answered for records that it did not get");
      }
      return batch;
    }
  }

  /** The way of this name in a task; it is gone when the task ends. */
  static Way of(String name, TaskContext task) {
    Key key = new Key(name, task.taskAttemptId());
    Way fresh = new Way();
    Way earlier = WAYS.putIfAbsent(key, fresh);
    if (earlier != null) {
      return earlier;
    }
    // Called at once where the task has ended meanwhile.
    TaskCompletionListener forget = ended -> WAYS.remove(key);
    task.addTaskCompletionListener(forget);
    return fresh;
  }
}
