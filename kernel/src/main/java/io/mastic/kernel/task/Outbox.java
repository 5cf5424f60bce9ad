package io.mastic.kernel.task;

import io.mastic.kernel.Ids;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;

/**
 * News that goes up: a room publishes in the transaction that changes its state, and each
 * subscriber gets the event at least once, as a task. A room that publishes does not know who
 * listens.
 */
public final class Outbox {

  /** Receives the events of a topic; the same event may come twice. */
  @FunctionalInterface
  public interface Subscriber {
    void on(String payload) throws Exception;
  }

  private final Tasks tasks;
  private final Map<String, List<String>> subscribers = new ConcurrentHashMap<>();

  public Outbox(Tasks tasks) {
    this.tasks = tasks;
  }

  /**
   * Adds a subscriber, at wiring.
   *
   * @param name stays the same over restarts: events that wait are addressed to it
   */
  public void subscribe(String topic, String name, Subscriber subscriber) {
    String kind = "event:" + topic + ":" + name;
    tasks.handle(
        kind,
        task -> {
          subscriber.on(task.payload());
          return TaskHandler.DONE;
        });
    subscribers.computeIfAbsent(topic, t -> new CopyOnWriteArrayList<>()).add(kind);
  }

  /** Publishes in the caller's transaction. */
  public void publish(Handle h, String topic, String payload) {
    for (String kind : subscribers.getOrDefault(topic, List.of())) {
      tasks.enqueue(h, kind, Ids.uuid(), payload);
    }
  }
}
