package io.mastic.neighbours.queues;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Ids;
import io.mastic.kernel.Json;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;

/** Sends messages, hides who are received, and deletes them. */
final class QueueMessages {

  private static final long REMEMBERED = 300_000;
  private static final int LOOKS = 20;

  private final Db db;
  private final Clock clock;
  private final MessageStore store;
  private final KeptQueues queues;
  private final Arrivals arrivals = new Arrivals();
  // Within one server, and one millisecond, the order in which messages came.
  private final AtomicLong numbers = new AtomicLong();

  QueueMessages(Db db, Clock clock, MessageStore store, KeptQueues queues) {
    this.db = db;
    this.clock = clock;
    this.store = store;
    this.queues = queues;
  }

  /** Puts a message into a queue, in the transaction that is under way if there is one. */
  ObjectNode send(MessageQueue queue, Outgoing message) {
    int delay = check(queue, message);
    ObjectNode answer = Json.MAPPER.createObjectNode();
    answer.put("MD5OfMessageBody", MessageFields.md5(message.body()));
    if (!message.attributes().isEmpty()) {
      answer.put("MD5OfMessageAttributes", MessageFields.md5(message.attributes()));
    }
    if (!message.systemAttributes().isEmpty()) {
      answer.put("MD5OfMessageSystemAttributes", MessageFields.md5(message.systemAttributes()));
    }
    if (queue.isFifo()) {
      db.writeOnly(h -> sendInOrder(h, queue, message, answer));
    } else {
      answer.put("MessageId", Ids.uuid());
      long seq = clock.millis() * 1_000_000 + numbers.getAndIncrement() % 1_000_000;
      db.changeRows(h -> insert(h, queue, message, answer, new Arriving(seq, delay)));
    }
    return answer;
  }

  private static int check(MessageQueue queue, Outgoing message) {
    MessageFields.checkBody(message.body());
    MessageFields.checkAttributes(message.attributes());
    int most = queue.number("MaximumMessageSize");
    if (MessageFields.size(message.body(), message.attributes()) > most) {
      throw SqsErrors.invalid(
          "One or more parameters are invalid. Reason: Message must be shorter than "
              + most
              + " bytes.");
    }
    Integer delay = message.delay();
    if (delay != null && (delay < 0 || delay > 900)) {
      throw SqsErrors.outOfRange(delay.toString(), "DelaySeconds", "between 0 and 900");
    }
    if (queue.isFifo()) {
      checkFifo(queue, message);
      return queue.number("DelaySeconds");
    }
    if (message.dedup() != null) {
      throw SqsErrors.invalid(
          "The request include parameter that is not valid for this queue type. Reason: The"
              + " request includes MessageDeduplicationId, which is only valid for FIFO queues.");
    }
    return delay == null ? queue.number("DelaySeconds") : delay;
  }

  private static void checkFifo(MessageQueue queue, Outgoing message) {
    if (message.group() == null) {
      throw SqsErrors.missing("MessageGroupId");
    }
    if (message.delay() != null && message.delay() > 0) {
      throw SqsErrors.invalid(
          "Value "
              + message.delay()
              + " for parameter DelaySeconds is invalid. Reason: The request include parameter"
              + " that is not valid for this queue type.");
    }
    checkId("MessageGroupId", message.group());
    if (message.dedup() != null) {
      checkId("MessageDeduplicationId", message.dedup());
    } else if (!queue.says("ContentBasedDeduplication")) {
      throw SqsErrors.invalid(
          "The queue should either have ContentBasedDeduplication enabled or"
              + " MessageDeduplicationId provided explicitly");
    }
  }

  private static void checkId(String parameter, String id) {
    boolean fits =
        !id.isEmpty() && id.length() <= 128 && id.chars().allMatch(c -> c > 0x20 && c < 0x7F);
    if (!fits) {
      throw SqsErrors.invalid(
          "Value "
              + (id.length() > 128 ? id.substring(0, 128) + "..." : id)
              + " for parameter "
              + parameter
              + " is invalid. Reason: "
              + parameter
              + " can only include alphanumeric and punctuation characters. 1 to 128 in length.");
    }
  }

  private void sendInOrder(Handle h, MessageQueue queue, Outgoing message, ObjectNode answer) {
    String dedup = message.dedup() == null ? MessageFields.sha256(message.body()) : message.dedup();
    boolean byGroup = queue.find("DeduplicationScope").filter("messageGroup"::equals).isPresent();
    String key = byGroup ? message.group() + " " + dedup : dedup;
    Optional<ObjectNode> before = store.taken(h, queue.id(), key, clock.millis());
    if (before.isPresent()) {
      answer.setAll(before.get());
      return;
    }
    long seq = store.nextNumber(h, queue.id());
    answer.put("MessageId", Ids.uuid()).put("SequenceNumber", number(seq));
    Outgoing known = message.in(message.group(), dedup);
    insert(h, queue, known, answer, new Arriving(seq, queue.number("DelaySeconds")));
    ObjectNode told = Json.MAPPER.createObjectNode();
    told.set("MessageId", answer.get("MessageId"));
    told.set("SequenceNumber", answer.get("SequenceNumber"));
    store.take(h, queue.id(), key, clock.millis() + REMEMBERED, told);
  }

  /** Twenty digits, as AWS's are. */
  private static String number(long seq) {
    return String.format(Locale.ROOT, "188%017d", seq);
  }

  private record Arriving(long seq, int delay) {}

  private void insert(
      Handle h, MessageQueue queue, Outgoing message, ObjectNode answer, Arriving arriving) {
    long now = clock.millis();
    ObjectNode document = Json.MAPPER.createObjectNode();
    document.put("Body", message.body());
    document.put("Sent", now).put("Sender", Caller.current().account());
    if (!message.attributes().isEmpty()) {
      document.set("Attributes", message.attributes());
    }
    message
        .systemAttributes()
        .properties()
        .forEach(
            entry -> document.put(entry.getKey(), entry.getValue().path("StringValue").asText()));
    if (message.group() != null) {
      document.put("MessageGroupId", message.group());
    }
    if (queue.isFifo()) {
      document.put("MessageDeduplicationId", message.dedup());
      document.put("SequenceNumber", answer.path("SequenceNumber").asText());
    }
    String id = answer.path("MessageId").asText();
    long retention = queue.number("MessageRetentionPeriod") * 1_000L;
    store.insert(
        h,
        new QueuedMessage(
            new QueuedMessage.Place(queue.id(), arriving.seq(), id),
            queue.isFifo() ? String.valueOf(message.group()) : "",
            0,
            0,
            document),
        new MessageStore.Times(now + arriving.delay() * 1_000L, now + retention));
    db.afterCommit(() -> arrivals.ring(queue.id()));
  }

  /** Messages that were received, and the receipt of this time. */
  record Received(List<QueuedMessage> messages, String receipt) {}

  /**
   * Receives what is there, waiting for it if asked to.
   *
   * @param hidden for how many seconds
   * @param wait for how many seconds
   */
  Received receive(MessageQueue queue, int most, int hidden, int wait) {
    Received now = receive(queue, most, hidden);
    if (wait == 0 || !now.messages().isEmpty() || !arrivals.enter()) {
      return now;
    }
    long end = System.nanoTime() + wait * 1_000_000_000L;
    try {
      while (now.messages().isEmpty()) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          return now;
        }
        now = receiveOrWait(queue, most, hidden, left);
      }
      return now;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return now;
    } finally {
      arrivals.leave();
    }
  }

  private Received receiveOrWait(MessageQueue queue, int most, int hidden, long left)
      throws InterruptedException {
    long mark = arrivals.mark(queue.id());
    try {
      Received found = receive(queue, most, hidden);
      if (found.messages().isEmpty()) {
        arrivals.await(queue.id(), mark, left);
        // The queue may be gone, or another one, by now.
        if (queues.find(queue.name()).filter(q -> q.id().equals(queue.id())).isEmpty()) {
          throw SqsErrors.noQueue();
        }
      }
      return found;
    } finally {
      arrivals.done(queue.id());
    }
  }

  private Received receive(MessageQueue queue, int most, int hidden) {
    String receipt = Ids.hex(16);
    List<QueuedMessage> found = new ArrayList<>();
    for (int i = 0; i < LOOKS && found.isEmpty(); i++) {
      if (!store.anyVisible(queue.id(), clock.millis())) {
        break;
      }
      found.addAll(take(queue, most, hidden, receipt));
    }
    return new Received(found, receipt);
  }

  private List<QueuedMessage> take(MessageQueue queue, int most, int hidden, String receipt) {
    return queue.isFifo()
        ? db.write(h -> take(h, queue, new Taking(most, hidden, receipt)))
        : db.locking(h -> take(h, queue, new Taking(most, hidden, receipt)));
  }

  private record Taking(int most, int hidden, String receipt) {}

  private List<QueuedMessage> take(Handle h, MessageQueue queue, Taking taking) {
    long now = clock.millis();
    List<MessageStore.Row> rows =
        queue.isFifo()
            ? store.next(h, queue.id(), now, taking.most())
            : store.visible(h, queue.id(), now, taking.most());
    Optional<RedrivePolicy> redrive = queue.redrive();
    Optional<MessageQueue> dead = redrive.flatMap(policy -> queues.findByArn(policy.target()));
    List<QueuedMessage> taken = new ArrayList<>();
    for (MessageStore.Row row : rows) {
      QueuedMessage message = row.message();
      if (row.expiresAt() <= now) {
        store.remove(h, message.place());
      } else if (dead.isPresent() && message.received() >= redrive.get().most()) {
        bury(h, queue, dead.get(), row);
      } else {
        taken.add(message);
      }
    }
    if (!taken.isEmpty()) {
      store.receive(h, taken, taking.receipt(), now, now + taking.hidden() * 1_000L);
    }
    return taken.stream().map(message -> oneMore(message, now)).toList();
  }

  private static QueuedMessage oneMore(QueuedMessage message, long now) {
    return new QueuedMessage(
        message.place(),
        message.group(),
        message.received() + 1,
        message.received() == 0 ? now : message.firstAt(),
        message.document());
  }

  /** Moves a message to the dead letters, with the time at which it was sent. */
  private void bury(Handle h, MessageQueue from, MessageQueue to, MessageStore.Row row) {
    QueuedMessage message = row.message();
    ObjectNode document = message.document();
    document.put("DeadLetterQueueSourceArn", KeptQueues.arn(from.name()));
    long now = clock.millis();
    long seq = to.isFifo() ? store.nextNumber(h, to.id()) : now * 1_000_000;
    if (to.isFifo()) {
      document.put("SequenceNumber", number(seq));
    }
    long retention = to.number("MessageRetentionPeriod") * 1_000L;
    long since = to.isFifo() ? now : document.path("Sent").asLong();
    store.remove(h, message.place());
    QueuedMessage.Place place = new QueuedMessage.Place(to.id(), seq, message.place().id());
    store.insert(
        h,
        new QueuedMessage(place, message.group(), 0, 0, document),
        new MessageStore.Times(now, since + retention));
    db.afterCommit(() -> arrivals.ring(to.id()));
  }

  void delete(MessageQueue queue, String handle) {
    QueuedMessage.Handle parsed = QueuedMessage.Handle.parse(queue, handle);
    db.changeRows(
        h -> {
          if (queue.isFifo()
              && store.find(h, parsed.place()).isPresent()
              && !store.isInFlight(h, parsed.place(), clock.millis())) {
            throw SqsErrors.invalid(
                "Value "
                    + handle
                    + " for parameter ReceiptHandle is invalid. Reason: The receipt"
                    + " handle has expired.");
          }
          // An older receipt is taken, and deletes nothing: somebody else works on the message.
          boolean unused = store.delete(h, parsed);
        });
  }

  void hide(MessageQueue queue, String handle, int seconds) {
    if (seconds < 0 || seconds > 43_200) {
      throw SqsErrors.outOfRange(
          String.valueOf(seconds), "VisibilityTimeout", "between 0 and 43200");
    }
    QueuedMessage.Handle parsed = QueuedMessage.Handle.parse(queue, handle);
    long now = clock.millis();
    db.changeRows(
        h -> {
          MessageStore.Row row =
              store
                  .find(h, parsed.place())
                  .filter(there -> parsed.receipt().equals(there.receipt()))
                  .orElseThrow(
                      () ->
                          SqsErrors.invalid(
                              "Value "
                                  + handle
                                  + " for parameter ReceiptHandle is invalid. Reason: Message does"
                                  + " not exist or is not available for visibility timeout"
                                  + " change."));
          if (!store.isInFlight(h, row.message().place(), now)) {
            throw SqsErrors.of("MessageNotInflight", "The message referred to isn't in flight.");
          }
          store.hide(h, parsed.place(), now + seconds * 1_000L);
          if (seconds == 0) {
            db.afterCommit(() -> arrivals.ring(queue.id()));
          }
        });
  }

  MessageStore.Counts count(MessageQueue queue) {
    return store.count(queue.id(), clock.millis());
  }
}
