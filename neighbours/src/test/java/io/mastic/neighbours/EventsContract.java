package io.mastic.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.Awaiting;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;
import io.mastic.kernel.change.Change;
import io.mastic.kernel.change.Publisher;
import io.mastic.neighbours.events.BusEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.JobRun;

/** EventBridge on each database. */
abstract class EventsContract extends ServiceContract {

  EventsContract() {
    super("events", "AWSEvents");
  }

  private JsonNode sqs(String operation, String json) {
    Neighbourhood.Answer answer = aws.json(region, "sqs", "AmazonSQS." + operation, json);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private String queue(String name) {
    sqs("CreateQueue", "{'QueueName':'" + name + "'}");
    return "arn:aws:sqs:" + region + ":000000000000:" + name;
  }

  /** Messages of a queue, once there are so many. */
  private List<JsonNode> messages(String name, int count) {
    List<JsonNode> all = new ArrayList<>();
    Awaiting.until(
        count + " messages in " + name,
        Duration.ofSeconds(20),
        () -> {
          sqs(
                  "ReceiveMessage",
                  "{'QueueUrl':'http://x/000000000000/"
                      + name
                      + "','MaxNumberOfMessages':10,'MessageAttributeNames':['All']}")
              .path("Messages")
              .forEach(all::add);
          return all.size() >= count;
        });
    assertThat(all).hasSize(count);
    return all;
  }

  private void rule(String name, String pattern, String target) {
    done(
        "PutRule", "{'Name':'" + name + "','EventPattern':'" + pattern.replace("'", "\\\"") + "'}");
    done("PutTargets", "{'Rule':'" + name + "','Targets':[{'Id':'t'," + target + "}]}");
  }

  private JsonNode put(String source, String detail) {
    return done(
        "PutEvents",
        "{'Entries':[{'Source':'"
            + source
            + "','DetailType':'d','Detail':'"
            + detail.replace("'", "\\\"")
            + "'}]}");
  }

  @Test
  void whatARuleWantsComesToItsQueue() {
    rule(
        "r",
        "{'source':['my.app'],'detail':{'n':[{'numeric':['>',1]}]}}",
        "'Arn':'" + queue("q") + "'");
    assertThat(put("my.app", "{'n':1}").path("FailedEntryCount").asInt()).isZero();
    String id = put("my.app", "{'n':2}").at("/Entries/0/EventId").asText();
    JsonNode event = Json.read(messages("q", 1).get(0).path("Body").asText());
    assertThat(event.path("id").asText()).isEqualTo(id);
    assertThat(event.path("region").asText()).isEqualTo(region);
    assertThat(event.path("detail")).hasToString("{\"n\":2}");
    done("DisableRule", "{'Name':'r'}");
    put("my.app", "{'n':3}");
    done("EnableRule", "{'Name':'r'}");
    put("my.app", "{'n':4}");
    assertThat(Json.read(messages("q", 1).get(0).path("Body").asText()).at("/detail/n").asInt())
        .isEqualTo(4);
  }

  @Test
  void aTargetIsGivenWhatItsInputSays() {
    String arn = queue("q");
    rule("a", "{'source':['s']}", "'Arn':'" + arn + "','InputPath':'$.detail.list[1]'");
    rule("b", "{'source':['s']}", "'Arn':'" + arn + "','Input':'{\\\"fixed\\\":1}'");
    rule(
        "c",
        "{'source':['s']}",
        "'Arn':'"
            + arn
            + "','InputTransformer':{'InputPathsMap':{'x':'$.detail.x','l':'$.detail.list'},"
            + "'InputTemplate':'{\\\"t\\\":\\\"<x> by <aws.events.rule-name>\\\",\\\"l\\\":<l>}'}");
    put("s", "{'x':'X','list':[1,2]}");
    assertThat(messages("q", 3).stream().map(message -> message.path("Body").asText()))
        .containsExactlyInAnyOrder("2", "{\"fixed\":1}", "{\"t\":\"X by c\",\"l\":[1,2]}");
  }

  @Test
  void aWorkflowIsToldAndWhatItDoesNotTakeIsADeadLetter() {
    String dead = "'DeadLetterConfig':{'Arn':'" + queue("dead") + "'}";
    String workflow = "arn:aws:glue:" + region + ":000000000000:workflow/";
    rule("r", "{'source':['go']}", "'Arn':'" + workflow + "w'," + dead);
    String id = put("go", "{}").at("/Entries/0/EventId").asText();
    Awaiting.until(
        "the workflow is told", Duration.ofSeconds(20), () -> aws.notified.contains("w " + id));
    rule("gone", "{'source':['stay']}", "'Arn':'" + workflow + "gone'," + dead);
    put("stay", "{}");
    JsonNode letter = messages("dead", 1).get(0);
    assertThat(letter.at("/MessageAttributes/ERROR_CODE/StringValue").asText())
        .isEqualTo("NO_RESOURCE");
    assertThat(letter.at("/MessageAttributes/RULE_ARN/StringValue").asText())
        .isEqualTo("arn:aws:events:" + region + ":000000000000:rule/gone");
  }

  @Test
  void aWorkflowThatWouldStartItselfIsStoppedAndSaid() {
    String workflow = "arn:aws:glue:" + region + ":000000000000:workflow/w";
    rule(
        "r",
        "{'source':['aws.glue']}",
        "'Arn':'" + workflow + "','DeadLetterConfig':{'Arn':'" + queue("dead") + "'}");
    Caller.root("000000000000", region)
        .run(
            () ->
                aws.neighbours
                    .flow()
                    .bus()
                    .put(
                        BusEvent.of(
                                "aws.glue",
                                "d",
                                aws.clock.instant(),
                                Json.MAPPER.createObjectNode())
                            .by("w")));
    assertThat(messages("dead", 1).get(0).at("/MessageAttributes/ERROR_CODE/StringValue").asText())
        .isEqualTo("LOOP");
  }

  /** The detail of Glue's own event, which all go to one queue here. */
  private JsonNode glueEvent(String queue, String type) {
    JsonNode event = Json.read(messages(queue, 1).get(0).path("Body").asText());
    assertThat(event.path("detail-type").asText()).isEqualTo(type);
    return event.path("detail");
  }

  @Test
  void endsOfRunsAndCrawlsAreToldAsAwsShapesThem() {
    rule("r", "{'source':['aws.glue']}", "'Arn':'" + queue("q") + "'");
    String where = "\"account\":\"000000000000\",\"region\":\"" + region + "\",";
    aws.news.jobEnded(
        "{"
            + where
            + "\"jobName\":\"j\",\"runId\":\"jr_1\",\"state\":\"FAILED\",\"error\":\"no\"}");
    JsonNode job = glueEvent("q", "Glue Job State Change");
    assertThat(job)
        .hasToString(
            "{\"jobName\":\"j\",\"severity\":\"ERROR\",\"state\":\"FAILED\",\"jobRunId\":\"jr_1\",\"message\":\"no\"}");
    aws.news.crawlEnded(
        "{" + where + "\"crawler\":\"c\",\"state\":\"SUCCEEDED\",\"tablesCreated\":2}");
    JsonNode crawl = glueEvent("q", "Glue Crawler State Change");
    assertThat(crawl.path("state").asText()).isEqualTo("Succeeded");
    assertThat(crawl.path("tablesCreated").asText()).isEqualTo("2");
    Change began =
        new Change("crawl", "000000000000", region, "id", "RUNNING", Map.of("crawler", "c"));
    aws.db.writeOnly(h -> aws.news.beside(Publisher.NOBODY).publish(h, began));
    assertThat(glueEvent("q", "Glue Crawler State Change").path("state").asText())
        .isEqualTo("Started");
  }

  @Test
  void aRunThatIsLateIsSaidOnceForItsState() {
    rule("r", "{'source':['aws.glue']}", "'Arn':'" + queue("q") + "'");
    JobRun run =
        JobRun.builder()
            .id(region + "-late")
            .jobName("j")
            .jobRunState("RUNNING")
            .startedOn(aws.clock.instant())
            .notificationProperty(n -> n.notifyDelayAfter(2))
            .build();
    aws.runs.put(run.id(), run);
    Change runs =
        new Change("job-run", "000000000000", region, run.id(), "RUNNING", Map.of("job", "j"));
    aws.db.writeOnly(h -> aws.news.beside(Publisher.NOBODY).publish(h, runs));
    aws.clock.advance(Duration.ofMinutes(2));
    aws.tasks.nudge();
    JsonNode late = glueEvent("q", "Glue Job Run Status");
    assertThat(late.at("/notificationCondition/NotifyDelayAfter").asInt()).isEqualTo(2);
    assertThat(late.path("message").asText()).isEqualTo("Job is in RUNNING state");
    // One that has ended in time is not late.
    aws.runs.put(run.id(), run.toBuilder().jobRunState("SUCCEEDED").build());
    aws.db.writeOnly(h -> aws.news.beside(Publisher.NOBODY).publish(h, runs));
    aws.tasks.nudge();
    Awaiting.until(
        "it was looked at",
        Duration.ofSeconds(20),
        () ->
            column(
                    "SELECT task_key FROM task WHERE kind = 'event-run-late' AND task_key LIKE '%/'"
                        + " || ? || '/%'")
                .isEmpty());
    assertThat(sqs("ReceiveMessage", "{'QueueUrl':'http://x/000000000000/q'}").has("Messages"))
        .isFalse();
  }

  @Test
  void aRateFiresAgainAndAgain() {
    done("PutRule", "{'Name':'tick','ScheduleExpression':'rate(5 minutes)'}");
    done("PutTargets", "{'Rule':'tick','Targets':[{'Id':'t','Arn':'" + queue("q") + "'}]}");
    List<String> times = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      aws.clock.advance(Duration.ofMinutes(5));
      aws.tasks.nudge();
      JsonNode event = Json.read(messages("q", 1).get(0).path("Body").asText());
      assertThat(event.path("detail-type").asText()).isEqualTo("Scheduled Event");
      times.add(event.path("time").asText());
      // Or it would be seen again, five minutes later.
      sqs("PurgeQueue", "{'QueueUrl':'http://x/000000000000/q'}");
    }
    assertThat(times).doesNotHaveDuplicates();
    done("DisableRule", "{'Name':'tick'}");
    assertThat(
            column(
                "SELECT kind FROM task WHERE kind = 'event-rule' AND task_key LIKE '%/' || ? ||"
                    + " '/%'"))
        .isEmpty();
    for (String wrong : List.of("rate(1 minutes)", "rate(0 days)", "cron(x)", "often")) {
      assertThat(refusal("PutRule", "{'Name':'x','ScheduleExpression':'" + wrong + "'}"))
          .as(wrong)
          .isEqualTo("400 ValidationException");
    }
  }

  @Test
  void busesAreApart() {
    done("CreateEventBus", "{'Name':'other'}");
    String pattern = "'EventPattern':'{\\\"source\\\":[\\\"s\\\"]}'";
    done("PutRule", "{'Name':'r','EventBusName':'other'," + pattern + "}");
    String target = "[{'Id':'1','Arn':'" + queue("q") + "'}]";
    done("PutTargets", "{'Rule':'r','EventBusName':'other','Targets':" + target + "}");
    put("s", "{'on':'default'}");
    done(
        "PutEvents",
        "{'Entries':[{'Source':'s','DetailType':'d','Detail':'{}','EventBusName':'other'}]}");
    assertThat(messages("q", 1).get(0).path("Body").asText()).contains("\"detail\":{}");
    assertThat(refusal("DeleteEventBus", "{'Name':'other'}")).isEqualTo("400 ValidationException");
    assertThat(refusal("DeleteRule", "{'Name':'r','EventBusName':'other'}"))
        .isEqualTo("400 ValidationException");
    done("RemoveTargets", "{'Rule':'r','EventBusName':'other','Ids':['1']}");
    done("DeleteRule", "{'Name':'r','EventBusName':'other'}");
    done("DeleteEventBus", "{'Name':'other'}");
    assertThat(refusal("ListRules", "{'EventBusName':'other'}"))
        .isEqualTo("400 ResourceNotFoundException");
  }

  @Test
  void whatCannotBeIsRefusedByName() {
    assertThat(refusal("PutRule", "{'Name':'r'}")).isEqualTo("400 ValidationException");
    assertThat(refusal("PutRule", "{'Name':'r','EventPattern':'{}'}"))
        .isEqualTo("400 InvalidEventPatternException");
    done("PutRule", "{'Name':'r','ScheduleExpression':'rate(1 day)'}");
    String lambda = "'Arn':'arn:aws:lambda:" + region + ":000000000000:function:f'";
    Neighbourhood.Answer answer =
        call("PutTargets", "{'Rule':'r','Targets':[{'Id':'1'," + lambda + "}]}");
    assertThat(answer.refusal()).isEqualTo("501 NotImplemented");
    assertThat(answer.body()).contains("targets of lambda");
    assertThat(
            refusal(
                "PutTargets",
                "{'Rule':'r','Targets':[{'Id':'1','Arn':'"
                    + queue("q")
                    + "','HttpParameters':{}}]}"))
        .isEqualTo("501 NotImplemented");
    assertThat(put("aws.glue", "{}").at("/Entries/0/ErrorCode").asText())
        .isEqualTo("NotAuthorizedForSourceException");
    assertThat(put("x", "no").at("/Entries/0/ErrorCode").asText()).isEqualTo("MalformedDetail");
    String large = "{'a':'" + "x".repeat(262_144) + "'}";
    assertThat(
            refusal(
                "PutEvents",
                "{'Entries':[{'Source':'s','DetailType':'d','Detail':'"
                    + large.replace("'", "\\\"")
                    + "'}]}"))
        .isEqualTo("400 ValidationException");
    assertThat(refusal("CreateArchive", "{}")).isEqualTo("501 NotImplemented");
  }

  @Test
  void rulesAreListedByPagesAndByTarget() {
    String arn = queue("q");
    for (String name : List.of("a1", "a2", "b")) {
      rule(name, "{'source':['s']}", "'Arn':'" + arn + "'");
    }
    JsonNode first = done("ListRules", "{'NamePrefix':'a','Limit':1}");
    assertThat(first.at("/Rules/0/Name").asText()).isEqualTo("a1");
    JsonNode second =
        done(
            "ListRules",
            "{'NamePrefix':'a','Limit':1,'NextToken':'" + first.path("NextToken").asText() + "'}");
    assertThat(second.at("/Rules/0/Name").asText()).isEqualTo("a2");
    assertThat(second.has("NextToken")).isFalse();
    assertThat(done("ListRuleNamesByTarget", "{'TargetArn':'" + arn + "'}").path("RuleNames"))
        .hasToString("[\"a1\",\"a2\",\"b\"]");
    assertThat(done("ListTargetsByRule", "{'Rule':'b'}").at("/Targets/0/Id").asText())
        .isEqualTo("t");
    String rule = "arn:aws:events:" + region + ":000000000000:rule/b";
    done("TagResource", "{'ResourceARN':'" + rule + "','Tags':[{'Key':'k','Value':'v'}]}");
    assertThat(done("ListTagsForResource", "{'ResourceARN':'" + rule + "'}").path("Tags"))
        .hasToString("[{\"Key\":\"k\",\"Value\":\"v\"}]");
    String event =
        "{'id':'1','account':'1','source':'s','time':'t','region':'r','resources':[],'detail-type':'d'}";
    assertThat(
            done(
                    "TestEventPattern",
                    "{'EventPattern':'{\\\"source\\\":[\\\"s\\\"]}','Event':'"
                        + event.replace("'", "\\\"")
                        + "'}")
                .path("Result")
                .asBoolean())
        .isTrue();
  }

  @Test
  void aLogGroupIsWrittenTo() {
    logs("CreateLogGroup", "{'logGroupName':'/aws/events/all'}");
    String group = "arn:aws:logs:" + region + ":000000000000:log-group:/aws/events/all";
    rule("logs", "{'source':['my.logged']}", "'Arn':'" + group + ":*','InputPath':'$.detail'");
    put("my.logged", "{'n':7}");
    put("my.logged", "{'n':8}");
    Awaiting.until(
        "both are in the group",
        Duration.ofSeconds(20),
        () ->
            logs("FilterLogEvents", "{'logGroupName':'/aws/events/all'}").path("events").size()
                == 2);
    List<String> lines = new ArrayList<>();
    logs("FilterLogEvents", "{'logGroupName':'/aws/events/all'}")
        .path("events")
        .forEach(event -> lines.add(event.path("message").asText()));
    assertThat(lines).containsExactlyInAnyOrder("{\"n\":7}", "{\"n\":8}");
  }

  @Test
  void aTargetThatIsGoneMakesADeadLetter() {
    String here = region + ":000000000000:";
    Map<String, String> gone =
        Map.of(
            "logs", "arn:aws:logs:" + here + "log-group:/aws/events/gone",
            "queue", "arn:aws:sqs:" + here + "gone",
            "topic", "arn:aws:sns:" + here + "gone");
    gone.forEach(
        (kind, arn) -> {
          String dead = queue("dead-" + kind);
          rule(
              "gone-" + kind,
              "{'source':['my." + kind + "']}",
              "'Arn':'" + arn + "','DeadLetterConfig':{'Arn':'" + dead + "'}");
          put("my." + kind, "{}");
        });
    for (String kind : gone.keySet()) {
      JsonNode letter = messages("dead-" + kind, 1).get(0);
      assertThat(letter.at("/MessageAttributes/ERROR_CODE/StringValue").asText())
          .as(kind)
          .isEqualTo("NO_RESOURCE");
    }
  }

  private JsonNode logs(String operation, String json) {
    Neighbourhood.Answer answer = aws.json(region, "logs", "Logs_20140328." + operation, json);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }
}
