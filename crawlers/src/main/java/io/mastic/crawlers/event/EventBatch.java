package io.mastic.crawlers.event;

import io.mastic.crawlers.event.EventQueues.Waiting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The messages of one queue that one crawl acts on. */
public final class EventBatch {

  /** AWS's, of one crawl; what is left is for the next. */
  public static final int MOST = 100_000;

  private static final int PAGE = 1_000;

  /** Messages that are no events are moved with what is in them: so many at once. */
  private static final int MOST_STRANGE = 1_000;

  private final EventQueues queues;
  private final String queue;
  private final @Nullable String deadLetters;
  private final List<Waiting> understood = new ArrayList<>();
  private final List<Waiting> strange = new ArrayList<>();
  private final Map<String, NavigableSet<String>> folders = new HashMap<>();

  private EventBatch(EventQueues queues, String queue, @Nullable String deadLetters) {
    this.queues = queues;
    this.queue = queue;
    this.deadLetters = deadLetters;
  }

  /**
   * Looks at what waits in a queue.
   *
   * @param deadLetters where what is no event goes; null to leave it
   */
  public static EventBatch of(EventQueues queues, String queue, @Nullable String deadLetters) {
    EventBatch batch = new EventBatch(queues, queue, deadLetters);
    Optional<Waiting> last = Optional.empty();
    List<Waiting> page;
    int looked = 0;
    do {
      page = queues.look(queue, last, Math.min(PAGE, MOST - looked));
      page.forEach(batch::add);
      looked += page.size();
      last = page.isEmpty() ? last : Optional.of(page.get(page.size() - 1));
    } while (!page.isEmpty() && looked < MOST);
    return batch;
  }

  private void add(Waiting message) {
    Optional<List<ObjectEvent>> events = ObjectEvent.of(message.body());
    if (events.isPresent()) {
      understood.add(new Waiting(message.number(), message.id(), ""));
      events
          .get()
          .forEach(
              event ->
                  folders
                      .computeIfAbsent(event.bucket(), none -> new TreeSet<>())
                      .add(event.folder()));
    } else if (strange.size() < MOST_STRANGE) {
      strange.add(message);
    }
  }

  /** Folders of a bucket in which something came or went, each with a trailing slash. */
  public NavigableSet<String> folders(String bucket) {
    return folders.getOrDefault(bucket, new TreeSet<>());
  }

  public String queue() {
    return queue;
  }

  public int messages() {
    return understood.size();
  }

  /** How many are no events of S3. */
  public int strange() {
    return strange.size();
  }

  /** Where these go; empty if they stay. */
  public Optional<String> deadLetters() {
    return Optional.ofNullable(deadLetters);
  }

  /** Once the catalog has what they told of: takes the messages away. */
  public void end() {
    for (int i = 0; i < understood.size(); i += PAGE) {
      queues.take(queue, understood.subList(i, Math.min(understood.size(), i + PAGE)));
    }
    String to = deadLetters;
    if (to != null && !strange.isEmpty()) {
      queues.move(queue, strange, to);
    }
  }
}
