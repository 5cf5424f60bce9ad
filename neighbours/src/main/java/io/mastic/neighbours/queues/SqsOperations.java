package io.mastic.neighbours.queues;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;
import io.mastic.kernel.Page;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.shelf.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** SQS's verbs. */
final class SqsOperations {

  private static final int MOST_LISTED = 1_000;
  private static final Set<String> COUNTED =
      Set.of(
          "ApproximateNumberOfMessages",
          "ApproximateNumberOfMessagesNotVisible",
          "ApproximateNumberOfMessagesDelayed");

  private final KeptQueues queues;
  private final QueueMessages messages;

  SqsOperations(KeptQueues queues, QueueMessages messages) {
    this.queues = queues;
    this.messages = messages;
  }

  private MessageQueue queue(Call call) {
    return queues.load(call.text("QueueUrl"));
  }

  ObjectNode create(Call call) {
    MessageQueue queue =
        queues.create(call.text("QueueName"), call.map("Attributes"), call.map("tags"));
    return Json.MAPPER.createObjectNode().put("QueueUrl", queues.url(queue.name()));
  }

  ObjectNode url(Call call) {
    String owner = call.text("QueueOwnerAWSAccountId", "");
    String name = call.text("QueueName");
    boolean isHere = owner.isEmpty() || KeptQueues.arn("").endsWith(":" + owner + ":");
    if (!isHere || queues.find(name).isEmpty()) {
      throw SqsErrors.noQueue();
    }
    return Json.MAPPER.createObjectNode().put("QueueUrl", queues.url(name));
  }

  ObjectNode attributes(Call call) {
    MessageQueue queue = queue(call);
    List<String> asked = call.texts("AttributeNames");
    ObjectNode all = Json.MAPPER.createObjectNode();
    all.put("QueueArn", KeptQueues.arn(queue.name()));
    if (asked.contains("All") || asked.stream().anyMatch(COUNTED::contains)) {
      MessageStore.Counts counts = messages.count(queue);
      all.put("ApproximateNumberOfMessages", String.valueOf(counts.visible()));
      all.put("ApproximateNumberOfMessagesNotVisible", String.valueOf(counts.inFlight()));
      all.put("ApproximateNumberOfMessagesDelayed", String.valueOf(counts.delayed()));
    }
    all.put("CreatedTimestamp", seconds(queue, "Created"));
    all.put("LastModifiedTimestamp", seconds(queue, "Modified"));
    QueueAttributes.NUMBERS.forEach((name, bounds) -> put(all, queue, name));
    all.put("SqsManagedSseEnabled", "true");
    if (queue.isFifo()) {
      all.put("ContentBasedDeduplication", "false");
      all.put("DeduplicationScope", "queue").put("FifoThroughputLimit", "perQueue");
    }
    all.setAll(queue.attributes());
    if (all.has("KmsMasterKeyId")) {
      all.put("SqsManagedSseEnabled", "false");
    }
    if (!asked.contains("All")) {
      all.retain(asked);
    }
    ObjectNode answer = Json.MAPPER.createObjectNode();
    if (!all.isEmpty()) {
      answer.set("Attributes", all);
    }
    return answer;
  }

  private static void put(ObjectNode all, MessageQueue queue, String name) {
    if (!name.equals("KmsDataKeyReusePeriodSeconds") || queue.find("KmsMasterKeyId").isPresent()) {
      all.put(name, String.valueOf(queue.number(name)));
    }
  }

  private static String seconds(MessageQueue queue, String time) {
    return String.valueOf(queue.document().path(time).asLong() / 1_000);
  }

  ObjectNode list(Call call) {
    String prefix = call.text("QueueNamePrefix", "");
    Listing listing = listing(call).under(prefix);
    Page<MessageQueue> page = queues.list(listing, queue -> true);
    return urls(page, "QueueUrls", call);
  }

  ObjectNode sources(Call call) {
    String target = KeptQueues.arn(queue(call).name());
    Page<MessageQueue> page =
        queues.list(
            listing(call),
            queue -> queue.redrive().filter(p -> p.target().equals(target)).isPresent());
    return urls(page, "queueUrls", call);
  }

  private static Listing listing(Call call) {
    int limit = call.number("MaxResults", MOST_LISTED);
    if (limit < 1 || limit > MOST_LISTED) {
      throw SqsErrors.outOfRange(String.valueOf(limit), "MaxResults", "between 1 and 1000");
    }
    try {
      return Listing.of(call.text("NextToken", ""), limit);
    } catch (IllegalArgumentException e) {
      throw SqsErrors.invalid("Invalid or expired next token.");
    }
  }

  private ObjectNode urls(Page<MessageQueue> page, String member, Call call) {
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode list = Json.MAPPER.createArrayNode();
    page.items().forEach(queue -> list.add(queues.url(queue.name())));
    if (!list.isEmpty()) {
      answer.set(member, list);
    }
    // Without MaxResults AWS gives the first thousand and no token.
    if (call.has("MaxResults") && page.nextToken() != null) {
      answer.put("NextToken", page.nextToken());
    }
    return answer;
  }

  ObjectNode tags(Call call) {
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ObjectNode tags = queue(call).tags();
    if (!tags.isEmpty()) {
      answer.set("Tags", tags);
    }
    return answer;
  }

  void tag(Call call) {
    queues.change(
        call.text("QueueUrl"),
        queue -> {
          call.map("Tags").forEach(queue.tags()::put);
          if (queue.tags().size() > 50) {
            throw SqsErrors.invalid("Too many tags added for queue " + queue.name() + ".");
          }
        });
  }

  ObjectNode send(Call call) {
    return messages.send(queue(call), Outgoing.of(call.members()));
  }

  ObjectNode sendBatch(Call call) {
    MessageQueue queue = queue(call);
    return Batches.each(call.each("Entries"), entry -> messages.send(queue, Outgoing.of(entry)));
  }

  ObjectNode receive(Call call) {
    MessageQueue queue = queue(call);
    int most = call.number("MaxNumberOfMessages", 1);
    if (most < 1 || most > 10) {
      throw SqsErrors.outOfRange(String.valueOf(most), "MaxNumberOfMessages", "between 1 and 10");
    }
    int wait = call.number("WaitTimeSeconds", queue.number("ReceiveMessageWaitTimeSeconds"));
    if (wait < 0 || wait > 20) {
      throw SqsErrors.outOfRange(String.valueOf(wait), "WaitTimeSeconds", ">= 0 and <= 20");
    }
    int hidden = call.number("VisibilityTimeout", queue.number("VisibilityTimeout"));
    if (hidden < 0 || hidden > 43_200) {
      throw SqsErrors.outOfRange(
          String.valueOf(hidden), "VisibilityTimeout", "between 0 and 43200");
    }
    List<String> system = new ArrayList<>(call.texts("AttributeNames"));
    system.addAll(call.texts("MessageSystemAttributeNames"));
    return SqsAnswers.of(
        messages.receive(queue, most, hidden, wait), system, call.texts("MessageAttributeNames"));
  }

  void delete(Call call) {
    messages.delete(queue(call), call.text("ReceiptHandle"));
  }

  ObjectNode deleteBatch(Call call) {
    MessageQueue queue = queue(call);
    return Batches.each(
        call.each("Entries"),
        entry -> {
          messages.delete(queue, entry.path("ReceiptHandle").asText());
          return Json.MAPPER.createObjectNode();
        });
  }

  void hide(Call call) {
    messages.hide(queue(call), call.text("ReceiptHandle"), call.number("VisibilityTimeout", 0));
  }

  ObjectNode hideBatch(Call call) {
    MessageQueue queue = queue(call);
    return Batches.each(
        call.each("Entries"),
        entry -> {
          int seconds = entry.path("VisibilityTimeout").asInt(queue.number("VisibilityTimeout"));
          messages.hide(queue, entry.path("ReceiptHandle").asText(), seconds);
          return Json.MAPPER.createObjectNode();
        });
  }
}
