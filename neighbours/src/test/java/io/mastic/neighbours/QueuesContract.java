package io.mastic.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** SQS on each database. */
abstract class QueuesContract extends ServiceContract {

  QueuesContract() {
    super("sqs", "AmazonSQS");
  }

  private String make(String name, String attributes) {
    return done("CreateQueue", "{'QueueName':'" + name + "','Attributes':{" + attributes + "}}")
        .path("QueueUrl")
        .asText();
  }

  private JsonNode on(String url, String operation, String more) {
    return done(operation, "{'QueueUrl':'" + url + "'" + more + "}");
  }

  private void send(String url, String body, String more) {
    on(url, "SendMessage", ",'MessageBody':'" + body + "'" + more);
  }

  private List<String> receive(String url, String more) {
    List<String> bodies = new ArrayList<>();
    on(url, "ReceiveMessage", ",'MaxNumberOfMessages':10" + more)
        .path("Messages")
        .forEach(message -> bodies.add(message.path("Body").asText()));
    return bodies;
  }

  private String refused(String url, String operation, String more) {
    return refusal(operation, "{'QueueUrl':'" + url + "'" + more + "}");
  }

  @Test
  void aMessageIsHiddenFromOthersUntilItsTimeIsOver() {
    String url = make("q", "'VisibilityTimeout':'30'");
    send(url, "one", "");
    assertThat(receive(url, "")).containsExactly("one");
    assertThat(receive(url, "")).isEmpty();
    aws.clock.advance(Duration.ofSeconds(29));
    assertThat(receive(url, "")).isEmpty();
    aws.clock.advance(Duration.ofSeconds(1));
    JsonNode again = on(url, "ReceiveMessage", ",'AttributeNames':['All']").path("Messages").get(0);
    assertThat(again.at("/Attributes/ApproximateReceiveCount").asText()).isEqualTo("2");
    String handle = again.path("ReceiptHandle").asText();
    on(url, "ChangeMessageVisibility", ",'VisibilityTimeout':0,'ReceiptHandle':'" + handle + "'");
    assertThat(
            refused(
                url,
                "ChangeMessageVisibility",
                ",'VisibilityTimeout':9,'ReceiptHandle':'" + handle + "'"))
        .isEqualTo("400 MessageNotInflight");
    JsonNode third = on(url, "ReceiveMessage", "").path("Messages").get(0);
    // An older receipt is taken and deletes nothing.
    on(url, "DeleteMessage", ",'ReceiptHandle':'" + handle + "'");
    assertThat(counts(url)).isEqualTo("0 1 0");
    on(url, "DeleteMessage", ",'ReceiptHandle':'" + third.path("ReceiptHandle").asText() + "'");
    assertThat(counts(url)).isEqualTo("0 0 0");
    assertThat(refused(url, "DeleteMessage", ",'ReceiptHandle':'nonsense'"))
        .isEqualTo("400 ReceiptHandleIsInvalid");
  }

  /** Those to be seen, those in flight, those to come. */
  private String counts(String url) {
    JsonNode all = on(url, "GetQueueAttributes", ",'AttributeNames':['All']").path("Attributes");
    return all.path("ApproximateNumberOfMessages").asText()
        + " "
        + all.path("ApproximateNumberOfMessagesNotVisible").asText()
        + " "
        + all.path("ApproximateNumberOfMessagesDelayed").asText();
  }

  @Test
  void delayAndRetentionHold() {
    String url = make("q", "'DelaySeconds':'10','MessageRetentionPeriod':'60'");
    send(url, "late", "");
    send(url, "now", ",'DelaySeconds':0");
    assertThat(counts(url)).isEqualTo("1 0 1");
    assertThat(receive(url, "")).containsExactly("now");
    aws.clock.advance(Duration.ofSeconds(10));
    assertThat(receive(url, ",'VisibilityTimeout':0")).containsExactly("late");
    aws.clock.advance(Duration.ofSeconds(50));
    assertThat(receive(url, "")).isEmpty();
    assertThat(counts(url)).isEqualTo("0 0 0");
  }

  @Test
  void whatIsReceivedTooOftenGoesToTheDeadLetters() {
    String dead = make("dead", "");
    String arn =
        on(dead, "GetQueueAttributes", ",'AttributeNames':['QueueArn']")
            .at("/Attributes/QueueArn")
            .asText();
    String policy = "{\\\"deadLetterTargetArn\\\":\\\"" + arn + "\\\",\\\"maxReceiveCount\\\":2}";
    String url = make("q", "'RedrivePolicy':'" + policy + "','VisibilityTimeout':'0'");
    send(url, "poison", "");
    assertThat(receive(url, "")).hasSize(1);
    assertThat(receive(url, "")).hasSize(1);
    assertThat(receive(url, "")).isEmpty();
    JsonNode buried =
        on(dead, "ReceiveMessage", ",'MessageSystemAttributeNames':['All']")
            .path("Messages")
            .get(0);
    assertThat(buried.path("Body").asText()).isEqualTo("poison");
    assertThat(buried.at("/Attributes/DeadLetterQueueSourceArn").asText()).endsWith(":q");
    assertThat(on(dead, "ListDeadLetterSourceQueues", "").path("queueUrls")).hasSize(1);
    assertThat(
            refused(
                url,
                "SetQueueAttributes",
                ",'Attributes':{'RedrivePolicy':'" + policy.replace(":dead", ":none") + "'}"))
        .isEqualTo("400 InvalidParameterValue");
  }

  @Test
  void aFifoQueueKeepsTheOrderOfItsGroupsAndTakesNothingTwice() {
    String url = make("q.fifo", "'FifoQueue':'true','ContentBasedDeduplication':'true'");
    for (String message : List.of("a1", "a2", "b1", "a3", "a1")) {
      send(url, message, ",'MessageGroupId':'" + message.charAt(0) + "'");
    }
    assertThat(counts(url)).isEqualTo("4 0 0");
    JsonNode first = on(url, "ReceiveMessage", ",'AttributeNames':['All']").path("Messages").get(0);
    assertThat(first.path("Body").asText()).isEqualTo("a1");
    assertThat(first.at("/Attributes/SequenceNumber").asText()).hasSize(20);
    // The group a waits for its first message, b does not.
    assertThat(receive(url, "")).containsExactly("b1");
    assertThat(receive(url, "")).isEmpty();
    on(url, "DeleteMessage", ",'ReceiptHandle':'" + first.path("ReceiptHandle").asText() + "'");
    assertThat(receive(url, "")).containsExactly("a2", "a3");
    aws.clock.advance(Duration.ofMinutes(5));
    send(url, "a1", ",'MessageGroupId':'c'");
    assertThat(receive(url, "")).contains("a1");
    assertThat(refused(url, "SendMessage", ",'MessageBody':'x'")).isEqualTo("400 MissingParameter");
    assertThat(refusal("CreateQueue", "{'QueueName':'x','Attributes':{'FifoQueue':'true'}}"))
        .isEqualTo("400 InvalidParameterValue");
  }

  @Test
  void whoWaitsIsWokenAtOnce() throws Exception {
    String url = make("q", "");
    long begun = System.nanoTime();
    CompletableFuture<List<String>> waiting =
        CompletableFuture.supplyAsync(() -> receive(url, ",'WaitTimeSeconds':20"));
    assertThat(receive(url, ",'WaitTimeSeconds':1")).isEmpty();
    assertThat(waiting).isNotDone();
    send(url, "here", "");
    assertThat(waiting.get(10, TimeUnit.SECONDS)).containsExactly("here");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofSeconds(1));
  }

  @Test
  void aQueueThatIsDeletedWhileItIsReadSaysSo() throws Exception {
    String url = make("q", "");
    CompletableFuture<String> waiting =
        CompletableFuture.supplyAsync(
            () -> refused(url, "ReceiveMessage", ",'WaitTimeSeconds':20"));
    assertThat(receive(url, ",'WaitTimeSeconds':1")).isEmpty();
    on(url, "DeleteQueue", "");
    assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo("400 QueueDoesNotExist");
    // Another queue of that name has nothing of the former's.
    make("q", "");
    assertThat(receive(url, "")).isEmpty();
  }

  @Test
  void theSizeOfAMessageIsLimitedByItsQueue() {
    String url = make("q", "'MaximumMessageSize':'262144'");
    String body = "x".repeat(262_144);
    send(url, body, "");
    assertThat(refused(url, "SendMessage", ",'MessageBody':'" + body + "x'"))
        .isEqualTo("400 InvalidParameterValue");
    String largest = make("largest", "");
    assertThat(refused(largest, "SendMessage", ",'MessageBody':'" + "x".repeat(1_048_577) + "'"))
        .isEqualTo("400 InvalidParameterValue");
    assertThat(refused(url, "SendMessage", ",'MessageBody':''")).isEqualTo("400 MissingParameter");
    assertThat(refused(url, "SendMessage", ",'MessageBody':'\\u0001'"))
        .isEqualTo("400 InvalidMessageContents");
  }

  @Test
  void entriesOfABatchSucceedAndFailEachByItself() {
    String url = make("q", "");
    JsonNode sent =
        on(
            url,
            "SendMessageBatch",
            ",'Entries':[{'Id':'a','MessageBody':'x'},{'Id':'b','MessageBody':'y','DelaySeconds':901}]");
    assertThat(sent.path("Successful")).hasSize(1);
    assertThat(sent.at("/Failed/0/Code").asText()).isEqualTo("InvalidParameterValue");
    assertThat(refused(url, "SendMessageBatch", ",'Entries':[]"))
        .isEqualTo("400 EmptyBatchRequest");
    String twice = "{'Id':'a','MessageBody':'x'}";
    assertThat(refused(url, "SendMessageBatch", ",'Entries':[" + twice + "," + twice + "]"))
        .isEqualTo("400 BatchEntryIdsNotDistinct");
    assertThat(
            refused(
                url, "SendMessageBatch", ",'Entries':[" + (twice + ",").repeat(10) + twice + "]"))
        .isEqualTo("400 TooManyEntriesInBatchRequest");
    on(url, "PurgeQueue", "");
    assertThat(counts(url)).isEqualTo("0 0 0");
    assertThat(refused(url, "PurgeQueue", "")).isEqualTo("400 PurgeQueueInProgress");
  }

  @Test
  void queuesAreListedAndKeepWhatTheyAreGiven() {
    String url = make("a1", "'Policy':'{\\\"Statement\\\":[]}'");
    make("a2", "");
    make("b", "");
    assertThat(make("a1", "'Policy':'{\\\"Statement\\\":[]}'")).isEqualTo(url);
    assertThat(refusal("CreateQueue", "{'QueueName':'a1','Attributes':{'DelaySeconds':'5'}}"))
        .isEqualTo("400 QueueNameExists");
    assertThat(refusal("CreateQueue", "{'QueueName':'x','Attributes':{'DelaySeconds':'901'}}"))
        .isEqualTo("400 InvalidAttributeValue");
    assertThat(refusal("CreateQueue", "{'QueueName':'x','Attributes':{'Policy':'no'}}"))
        .isEqualTo("400 InvalidAttributeValue");
    JsonNode page = done("ListQueues", "{'QueueNamePrefix':'a','MaxResults':1}");
    assertThat(page.at("/QueueUrls/0").asText()).isEqualTo(url);
    JsonNode rest =
        done(
            "ListQueues",
            "{'QueueNamePrefix':'a','MaxResults':1,'NextToken':'"
                + page.path("NextToken").asText()
                + "'}");
    assertThat(rest.path("QueueUrls").toString()).contains("/a2").doesNotContain("/b");
    on(url, "TagQueue", ",'Tags':{'k':'v','l':'w'}");
    on(url, "UntagQueue", ",'TagKeys':['l']");
    assertThat(on(url, "ListQueueTags", "").path("Tags")).hasToString("{\"k\":\"v\"}");
    assertThat(refusal("GetQueueUrl", "{'QueueName':'none'}")).isEqualTo("400 QueueDoesNotExist");
    assertThat(refusal("StartMessageMoveTask", "{'SourceArn':'a'}"))
        .isEqualTo("501 NotImplemented");
  }

  @Test
  void twoWhoReceiveAtOnceNeverGetTheSame() throws Exception {
    String url = make("q", "");
    for (int i = 0; i < 40; i++) {
      send(url, "m" + i, "");
    }
    List<CompletableFuture<List<String>>> readers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      readers.add(
          CompletableFuture.supplyAsync(
              () -> {
                List<String> mine = new ArrayList<>();
                for (List<String> some = receive(url, "");
                    !some.isEmpty();
                    some = receive(url, "")) {
                  mine.addAll(some);
                }
                return mine;
              }));
    }
    List<String> all = new ArrayList<>();
    for (CompletableFuture<List<String>> reader : readers) {
      all.addAll(reader.get(20, TimeUnit.SECONDS));
    }
    assertThat(all).hasSize(40).doesNotHaveDuplicates();
  }
}
