package io.mastic.neighbours.queues;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Ids;
import io.mastic.kernel.Page;
import io.mastic.neighbours.shelf.Listing;
import io.mastic.neighbours.shelf.Shelf;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The queues of an account and region. */
public final class KeptQueues {

  private static final long BETWEEN_PURGES = 60_000;

  private final Db db;
  private final Clock clock;
  private final Shelf shelf;
  private final MessageStore messages;
  private final Supplier<String> endpoint;

  /**
   * @param endpoint of this server, which stands in queues' URLs
   */
  KeptQueues(Db db, Clock clock, MessageStore messages, Supplier<String> endpoint) {
    this.db = db;
    this.clock = clock;
    this.shelf = new Shelf(db, "queue");
    this.messages = messages;
    this.endpoint = endpoint;
  }

  static String arn(String name) {
    Caller caller = Caller.current();
    return "arn:aws:sqs:" + caller.region() + ":" + caller.account() + ":" + name;
  }

  String url(String name) {
    return endpoint.get() + "/" + Caller.current().account() + "/" + name;
  }

  Optional<MessageQueue> find(String name) {
    return shelf.find(name).map(document -> new MessageQueue(name, document));
  }

  /** The queue of an ARN, if it is one of the caller's account and region. */
  Optional<MessageQueue> findByArn(String arn) {
    String here = arn("");
    return arn.startsWith(here) ? find(arn.substring(here.length())) : Optional.empty();
  }

  MessageQueue load(String url) {
    return find(nameIn(url)).orElseThrow(SqsErrors::noQueue);
  }

  /** The last two steps of its path are the account and the name, whatever host clients know. */
  static String nameIn(String url) {
    int slash = url.lastIndexOf('/');
    int before = slash < 1 ? -1 : url.lastIndexOf('/', slash - 1);
    if (before < 0) {
      throw SqsErrors.of(
          "InvalidAddress", "The address " + url + " is not valid for this endpoint.");
    }
    if (!url.substring(before + 1, slash).equals(Caller.current().account())) {
      throw SqsErrors.noQueue();
    }
    return url.substring(slash + 1);
  }

  /** Makes a queue; the same again is no error. */
  MessageQueue create(String name, Map<String, String> attributes, Map<String, String> tags) {
    boolean fifo = "true".equals(attributes.get("FifoQueue"));
    QueueAttributes.checkName(name, fifo);
    attributes.forEach((key, value) -> QueueAttributes.check(key, value, fifo));
    return db.write(
        h -> {
          Optional<MessageQueue> there = find(name);
          if (there.isPresent()) {
            checkSame(there.get(), attributes);
            return there.get();
          }
          MessageQueue queue = MessageQueue.made(name, Ids.uuid(), clock.millis());
          attributes.forEach((key, value) -> apply(queue, key, value));
          tags.forEach(queue.tags()::put);
          keep(queue);
          return queue;
        });
  }

  private static void checkSame(MessageQueue there, Map<String, String> attributes) {
    attributes.forEach(
        (key, value) -> {
          String now =
              QueueAttributes.NUMBERS.containsKey(key)
                  ? String.valueOf(there.number(key))
                  : there.find(key).orElse("");
          if (!now.equals(value)) {
            throw SqsErrors.of(
                "QueueNameExists",
                "A queue already exists with the same name and a different value for attribute "
                    + key);
          }
        });
  }

  void setAttributes(String url, Map<String, String> attributes) {
    change(
        url,
        queue -> {
          attributes.forEach(
              (key, value) -> {
                if (key.equals("FifoQueue")) {
                  throw SqsErrors.of("InvalidAttributeName", "Unknown Attribute FifoQueue.");
                }
                QueueAttributes.check(key, value, queue.isFifo());
                apply(queue, key, value);
              });
          queue.document().put("Modified", clock.millis());
        });
  }

  private void apply(MessageQueue queue, String key, String value) {
    if (value.isEmpty()) {
      queue.attributes().remove(key);
      return;
    }
    if (key.equals("RedrivePolicy")) {
      checkTarget(queue, RedrivePolicy.parse(value), value);
    }
    queue.attributes().put(key, value);
  }

  private void checkTarget(MessageQueue queue, RedrivePolicy policy, String json) {
    String reason = null;
    Optional<MessageQueue> target = findByArn(policy.target());
    if (target.isEmpty()) {
      reason = "Dead letter target does not exist.";
    } else if (target.get().isFifo() != queue.isFifo()) {
      reason = "Dead-letter queue must be same type of queue as the source.";
    } else if (target.get().find("RedriveAllowPolicy").isPresent()
        && !RedriveAllowance.parse(target.get().find("RedriveAllowPolicy").get())
            .allows(arn(queue.name()))) {
      reason = "The dead-letter queue's redrive allow policy does not allow this source queue.";
    }
    if (reason != null) {
      throw SqsErrors.invalid(
          "Value " + json + " for parameter RedrivePolicy is invalid. Reason: " + reason);
    }
  }

  void change(String url, Consumer<MessageQueue> change) {
    db.writeOnly(
        h -> {
          MessageQueue queue = load(url);
          change.accept(queue);
          keep(queue);
        });
  }

  private void keep(MessageQueue queue) {
    shelf.put(queue.name(), queue.document());
  }

  void delete(String url) {
    db.writeOnly(
        h -> {
          MessageQueue queue = load(url);
          shelf.delete(queue.name());
          messages.forget(h, queue.id());
        });
  }

  void purge(String url) {
    change(
        url,
        queue -> {
          ObjectNode document = queue.document();
          if (document.path("Purged").asLong() > clock.millis() - BETWEEN_PURGES) {
            throw SqsErrors.of(
                "PurgeQueueInProgress",
                "Only one PurgeQueue operation on "
                    + queue.name()
                    + " is allowed every 60 seconds.");
          }
          document.put("Purged", clock.millis());
          db.writeOnly(h -> messages.purge(h, queue.id()));
        });
  }

  Page<MessageQueue> list(Listing listing, Predicate<MessageQueue> isWanted) {
    return shelf
        .list(listing, item -> isWanted.test(new MessageQueue(item.name(), item.document())))
        .map(item -> new MessageQueue(item.name(), item.document()));
  }
}
