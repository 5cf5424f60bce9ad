package io.mastic.neighbours;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Messages sent and received in a second, and how long an event is on its way to its workflow, both
 * through the front door; run by name, {@code -Dtest=FlowFigures}.
 */
class FlowFigures {

  private static final int CLIENTS = 8;
  private static final int EACH = 500;
  private static final int EVENTS = 300;
  private static final String URL = "'QueueUrl':'http://x/000000000000/q'";

  @TempDir Path data;

  @Test
  void sqlite() throws Exception {
    measure(TestDatabases.sqlite(data));
  }

  @Test
  void postgresql() throws Exception {
    measure(TestDatabases.postgresql());
  }

  private void measure(Db db) throws Exception {
    try (Neighbourhood aws = new Neighbourhood(db, data.resolve("crawlers"))) {
      sqs(aws, "CreateQueue", "{'QueueName':'q'}");
      together(aws, 200, CLIENTS);
      report(
          db, "one by one, " + CLIENTS + " clients", together(aws, EACH, CLIENTS), EACH * CLIENTS);
      long begun = System.nanoTime();
      for (int i = 0; i < EACH; i++) {
        int from = i;
        sqs(aws, "SendMessageBatch", "{" + URL + ",'Entries':[" + entries(from) + "]}");
        takeTen(aws);
      }
      report(db, "by tens, one client", System.nanoTime() - begun, EACH * 10);
      events(aws, db);
    }
  }

  private static String entries(int from) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      all.add("{'Id':'" + i + "','MessageBody':'m" + from + "'}");
    }
    return String.join(",", all);
  }

  private static void takeTen(Neighbourhood aws) {
    var messages =
        sqs(aws, "ReceiveMessage", "{" + URL + ",'MaxNumberOfMessages':10}")
            .json()
            .path("Messages");
    List<String> handles = new ArrayList<>();
    messages.forEach(
        message ->
            handles.add(
                "{'Id':'"
                    + handles.size()
                    + "','ReceiptHandle':'"
                    + message.path("ReceiptHandle").asText()
                    + "'}"));
    sqs(aws, "DeleteMessageBatch", "{" + URL + ",'Entries':[" + String.join(",", handles) + "]}");
  }

  /** Each client sends a message and receives one, without deleting it. */
  private static long together(Neighbourhood aws, int each, int clients) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    long begun = System.nanoTime();
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      all.add(
          threads.submit(
              () -> {
                for (int n = 0; n < each; n++) {
                  sqs(aws, "SendMessage", "{" + URL + ",'MessageBody':'m'}");
                  sqs(aws, "ReceiveMessage", "{" + URL + "}");
                }
              }));
    }
    for (Future<?> one : all) {
      one.get();
    }
    threads.shutdown();
    return System.nanoTime() - begun;
  }

  private static void report(Db db, String what, long nanos, int messages) {
    System.out.printf(
        "%s: messages sent and received, %s: %.0f in a second%n",
        db.engine(), what, messages / (nanos / 1e9));
  }

  private static void events(Neighbourhood aws, Db db) {
    call(
        aws,
        "events",
        "AWSEvents.PutRule",
        "{'Name':'r','EventPattern':'{\\\"source\\\":[\\\"s\\\"]}'}");
    String arn = "arn:aws:glue:us-east-1:000000000000:workflow/w";
    call(
        aws,
        "events",
        "AWSEvents.PutTargets",
        "{'Rule':'r','Targets':[{'Id':'w','Arn':'" + arn + "'}]}");
    long[] nanos = new long[EVENTS];
    for (int i = 0; i < EVENTS; i++) {
      long begun = System.nanoTime();
      String id =
          call(
                  aws,
                  "events",
                  "AWSEvents.PutEvents",
                  "{'Entries':[{'Source':'s','DetailType':'d','Detail':'{}'}]}")
              .json()
              .at("/Entries/0/EventId")
              .asText();
      while (!aws.notified.contains("w " + id)) {
        Thread.onSpinWait();
      }
      nanos[i] = System.nanoTime() - begun;
      aws.notified.clear();
    }
    Arrays.sort(nanos);
    System.out.printf(
        "%s: put of an event to its workflow: median %.1f ms, p99 %.1f ms%n",
        db.engine(), nanos[EVENTS / 2] / 1e6, nanos[EVENTS * 99 / 100] / 1e6);
  }

  private static Neighbourhood.Answer sqs(Neighbourhood aws, String operation, String json) {
    return call(aws, "sqs", "AmazonSQS." + operation, json);
  }

  private static Neighbourhood.Answer call(
      Neighbourhood aws, String service, String target, String json) {
    Neighbourhood.Answer answer = aws.json("us-east-1", service, target, json);
    if (answer.status() != 200) {
      throw new IllegalStateException(answer.body());
    }
    return answer;
  }
}
