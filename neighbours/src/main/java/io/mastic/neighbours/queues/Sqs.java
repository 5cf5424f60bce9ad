package io.mastic.neighbours.queues;

import static io.mastic.neighbours.call.Served.done;
import static io.mastic.neighbours.call.Served.doneQuietly;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Db;
import io.mastic.kernel.expiry.Expiry;
import io.mastic.neighbours.call.AwsModel;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.call.Served;
import io.mastic.neighbours.call.TableService;
import io.mastic.neighbours.query.QueryNames;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** The room of queues: SQS's table, and the way in for those of this server who send. */
public final class Sqs {

  private static final String KEPT =
      "Policy, KmsMasterKeyId, KmsDataKeyReusePeriodSeconds, SqsManagedSseEnabled and"
          + " FifoThroughputLimit are kept: policies are not evaluated, and messages lie in the"
          + " server's database";

  private final MessageStore store;
  private final KeptQueues queues;
  private final QueueMessages messages;
  private final Clock clock;

  public Sqs(Db db, Clock clock, Supplier<String> endpoint) {
    this.store = new MessageStore(db);
    this.clock = clock;
    this.queues = new KeptQueues(db, clock, store, endpoint);
    this.messages = new QueueMessages(db, clock, store, queues);
  }

  /** Messages whose time is over. */
  public Expiry expiry() {
    return new MessageStore.MessageExpiry(clock);
  }

  /**
   * Puts a message into a queue of the caller's, in the transaction under way.
   *
   * @return false if there is no such queue
   */
  public boolean send(String arn, Outgoing message) {
    Optional<MessageQueue> queue = queues.findByArn(arn);
    queue.ifPresent(
        there -> {
          ObjectNode unused = messages.send(there, message);
        });
    return queue.isPresent();
  }

  /** Whether there is a queue of that ARN in the caller's account and region. */
  public boolean has(String arn) {
    return queues.findByArn(arn).isPresent();
  }

  /**
   * What could be received of a queue of the caller's, in its order; the messages stay as they are.
   *
   * @param number of the last one that was looked at; -1 for the first
   * @param id of that one
   * @return none if there is no such queue
   */
  public List<QueuedMessage> look(String arn, long number, String id, int most) {
    return queues
        .findByArn(arn)
        .map(
            queue ->
                store.after(new QueuedMessage.Place(queue.id(), number, id), clock.millis(), most))
        .orElse(List.of());
  }

  /** Takes a message out of a queue of the caller's, in the transaction under way. */
  public void take(Handle h, String arn, long number, String id) {
    queues
        .findByArn(arn)
        .ifPresent(queue -> store.remove(h, new QueuedMessage.Place(queue.id(), number, id)));
  }

  public TableService service() {
    return new TableService(
            new TableService.Named("SQS", "sqs", "AmazonSQS", "MissingParameter"),
            AwsModel.of("sqs"),
            table(),
            Sqs::resources)
        .withQueryCodes(SqsErrors::queryCode);
  }

  /** How lists and maps are called in the older protocol. */
  public static QueryNames queryNames() {
    Map<String, String> flat = new HashMap<>();
    flat.put("Attributes", "Attribute");
    flat.put("AttributeNames", "AttributeName");
    flat.put("MessageAttributeNames", "MessageAttributeName");
    flat.put("MessageSystemAttributeNames", "MessageSystemAttributeName");
    flat.put("MessageAttributes", "MessageAttribute");
    flat.put("MessageSystemAttributes", "MessageSystemAttribute");
    flat.put("Entries", "ACTIONRequestEntry");
    flat.put("Successful", "ACTIONResultEntry");
    flat.put("Failed", "BatchResultErrorEntry");
    flat.put("Messages", "Message");
    flat.put("QueueUrls", "QueueUrl");
    flat.put("queueUrls", "QueueUrl");
    flat.put("Tags", "Tag");
    flat.put("tags", "Tag");
    flat.put("TagKeys", "TagKey");
    return new QueryNames(flat, Set.of("Attributes", "MessageAttributes", "Tags"));
  }

  private static List<String> resources(Call call) {
    return call.find("QueueUrl")
        .map(url -> url.substring(url.lastIndexOf('/') + 1))
        .or(() -> call.find("QueueName"))
        .map(name -> List.of(KeptQueues.arn(name)))
        .orElse(List.of());
  }

  private Map<String, Served> table() {
    SqsOperations operations = new SqsOperations(queues, messages);
    Map<String, Served> table = new HashMap<>();
    table.put("CreateQueue", done(operations::create).noting(KEPT));
    table.put(
        "SetQueueAttributes",
        doneQuietly(call -> queues.setAttributes(call.text("QueueUrl"), call.map("Attributes")))
            .noting(KEPT));
    table.put("GetQueueUrl", done(operations::url));
    table.put("GetQueueAttributes", done(operations::attributes));
    table.put("ListQueues", done(operations::list));
    table.put("ListDeadLetterSourceQueues", done(operations::sources));
    table.put("DeleteQueue", doneQuietly(call -> queues.delete(call.text("QueueUrl"))));
    table.put("PurgeQueue", doneQuietly(call -> queues.purge(call.text("QueueUrl"))));
    table.put("ListQueueTags", done(operations::tags));
    table.put("TagQueue", doneQuietly(operations::tag));
    table.put(
        "UntagQueue",
        doneQuietly(
            call ->
                queues.change(
                    call.text("QueueUrl"), queue -> queue.tags().remove(call.texts("TagKeys")))));
    table.put("SendMessage", done(operations::send));
    table.put("SendMessageBatch", done(operations::sendBatch));
    table.put(
        "ReceiveMessage",
        done(operations::receive)
            .without("ReceiveRequestAttemptId", "a receive is not repeated from memory"));
    table.put("DeleteMessage", doneQuietly(operations::delete));
    table.put("DeleteMessageBatch", done(operations::deleteBatch));
    table.put("ChangeMessageVisibility", doneQuietly(operations::hide));
    table.put("ChangeMessageVisibilityBatch", done(operations::hideBatch));
    return table;
  }
}
