package io.mastic.crawlers.event;

import java.util.List;
import java.util.Optional;

/**
 * Queues in which events of S3 wait. Messages are looked at where they are and taken away when the
 * catalog has what they told of: a crawl that dies between loses none.
 */
public interface EventQueues {

  /**
   * A message that somebody could receive now.
   *
   * @param number its place in the queue's order
   */
  record Waiting(long number, String id, String body) {}

  /** Of a server without queues. */
  EventQueues NONE =
      new EventQueues() {
        @Override
        public boolean has(String arn) {
          return false;
        }

        @Override
        public List<Waiting> look(String arn, Optional<Waiting> after, int most) {
          return List.of();
        }

        @Override
        public void take(String arn, List<Waiting> messages) {}

        @Override
        public void move(String arn, List<Waiting> messages, String to) {}
      };

  /** Whether there is such a queue of the caller's. */
  boolean has(String arn);

  /** The next messages after one, or the first ones. */
  List<Waiting> look(String arn, Optional<Waiting> after, int most);

  /** Takes messages away; one that is gone meanwhile is no fault. */
  void take(String arn, List<Waiting> messages);

  /** Puts messages into another queue, each in one step with its going. */
  void move(String arn, List<Waiting> messages, String to);
}
