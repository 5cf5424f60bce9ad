package io.mastic.neighbours.topics;

import static io.mastic.neighbours.call.Served.done;
import static io.mastic.neighbours.call.Served.doneQuietly;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import io.mastic.neighbours.call.AwsModel;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.call.Served;
import io.mastic.neighbours.call.TableService;
import io.mastic.neighbours.queues.Sqs;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The room of topics: SNS's table, and the way in for those of this server who publish. */
public final class Sns {

  private static final String KEPT =
      "Policy, DeliveryPolicy, KmsMasterKeyId, TracingConfig, SignatureVersion and the attributes"
          + " of feedback are kept: policies are not evaluated, and queues are all that is"
          + " delivered to";

  private final Topics topics;
  private final Publishing publishing;
  private final Sqs queues;

  public Sns(Db db, Clock clock, Sqs queues) {
    this.queues = queues;
    this.topics = new Topics(db);
    this.publishing = new Publishing(db, clock, topics, queues);
  }

  /**
   * Publishes to a topic of the caller's, in the transaction under way.
   *
   * @return false if there is no such topic
   */
  public boolean publish(String arn, String message) {
    if (!has(arn)) {
      return false;
    }
    JsonNode call = Json.MAPPER.createObjectNode().put("Message", message);
    String unused = publishing.publish(arn, call);
    return true;
  }

  /** Whether there is a topic of that ARN in the caller's account and region. */
  public boolean has(String arn) {
    return arn.startsWith(Topics.arn("")) && topics.find(arn).isPresent();
  }

  public TableService service() {
    return new TableService(
        new TableService.Named("SNS", "sns", "", "InvalidParameter"),
        AwsModel.of("sns"),
        table(),
        Sns::resources);
  }

  private static List<String> resources(Call call) {
    return call.find("TopicArn")
        .or(() -> call.find("SubscriptionArn"))
        .or(() -> call.find("ResourceArn"))
        .or(() -> call.find("Name").map(Topics::arn))
        .map(List::of)
        .orElse(List.of());
  }

  private Map<String, Served> table() {
    SnsOperations operations = new SnsOperations(topics, publishing, queues);
    Map<String, Served> table = new HashMap<>();
    table.put(
        "CreateTopic",
        done(operations::create)
            .noting(KEPT + "; FIFO topics are 501")
            .without("DataProtectionPolicy", "messages are not looked through"));
    table.put("DeleteTopic", doneQuietly(call -> topics.delete(call.text("TopicArn"))));
    table.put("GetTopicAttributes", done(operations::attributes));
    table.put("SetTopicAttributes", doneQuietly(operations::setAttribute).noting(KEPT));
    table.put("ListTopics", done(operations::list));
    table.put(
        "Subscribe",
        done(operations::subscribe)
            .noting(
                "by sqs alone: email, sms, http, lambda and the others are 501 by name; the ARN is"
                    + " given without ReturnSubscriptionArn too"));
    table.put("Unsubscribe", doneQuietly(call -> topics.unsubscribe(call.text("SubscriptionArn"))));
    table.put("GetSubscriptionAttributes", done(operations::subscriptionAttributes));
    table.put("SetSubscriptionAttributes", doneQuietly(operations::setSubscriptionAttribute));
    table.put("ListSubscriptions", done(operations::listSubscriptions));
    table.put("ListSubscriptionsByTopic", done(operations::subscriptionsOf));
    table.put(
        "Publish",
        publishing(done(operations::publish))
            .without("TargetArn", "there are no endpoints of phones")
            .without("PhoneNumber", "there are no phones"));
    table.put("PublishBatch", publishing(done(operations::publishBatch)));
    table.put("ListTagsForResource", done(operations::tags));
    table.put("TagResource", doneQuietly(operations::tag));
    table.put("UntagResource", doneQuietly(operations::untag));
    return table;
  }

  private static Served publishing(Served served) {
    return served
        .without("MessageGroupId", "there are no FIFO topics")
        .without("MessageDeduplicationId", "there are no FIFO topics")
        .noting("notifications that are not raw are not signed");
  }
}
