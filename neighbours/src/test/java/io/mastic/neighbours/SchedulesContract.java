package io.mastic.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.Awaiting;
import io.mastic.kernel.Json;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** EventBridge Scheduler on each database. */
abstract class SchedulesContract extends ServiceContract {

  private static final String ROLE = "'RoleArn':'arn:aws:iam::000000000000:role/scheduler'";
  private static final String OFF = "'FlexibleTimeWindow':{'Mode':'OFF'}";

  SchedulesContract() {
    super("scheduler", "");
  }

  /** Here the operation is a method and a path. */
  @Override
  Neighbourhood.Answer call(String operation, String json) {
    return aws.rest(region, "scheduler", operation, json);
  }

  private String queue(String name) {
    Neighbourhood.Answer answer =
        aws.json(region, "sqs", "AmazonSQS.CreateQueue", "{'QueueName':'" + name + "'}");
    assertThat(answer.status()).isEqualTo(200);
    return "arn:aws:sqs:" + region + ":000000000000:" + name;
  }

  private List<JsonNode> messages(String queue, int count) {
    List<JsonNode> all = new ArrayList<>();
    Awaiting.until(
        count + " messages in " + queue,
        Duration.ofSeconds(20),
        () -> {
          // What is tried again is due a second later, by a clock that stands still.
          aws.clock.advance(Duration.ofMillis(200));
          aws.tasks.nudge();
          aws.json(
                  region,
                  "sqs",
                  "AmazonSQS.ReceiveMessage",
                  "{'QueueUrl':'http://x/000000000000/"
                      + queue
                      + "','MaxNumberOfMessages':10,'MessageAttributeNames':['All']}")
              .json()
              .path("Messages")
              .forEach(all::add);
          return all.size() >= count;
        });
    assertThat(all).hasSize(count);
    return all;
  }

  private static String glue(String operation) {
    return "arn:aws:scheduler:::aws-sdk:glue:" + operation;
  }

  private static String schedule(String expression, String target) {
    return "{'ScheduleExpression':'"
        + expression
        + "',"
        + OFF
        + ",'Target':{"
        + target
        + ","
        + ROLE
        + "}}";
  }

  private static String with(String json, String more) {
    return json.substring(0, json.length() - 1) + "," + more + "}";
  }

  private void asked(String call) {
    Awaiting.until(
        call, Duration.ofSeconds(20), () -> aws.glue.asked.contains(region + " " + call));
  }

  @Test
  void aRateBeginsAtOnceAndStartsAJob() {
    done(
        "POST /schedules/job",
        schedule(
            "rate(5 minutes)",
            "'Arn':'"
                + glue("startJobRun")
                + "','Input':'{\\\"JobName\\\":\\\"j\\\",\\\"Arguments\\\":{\\\"--at\\\":\\\"<aws.scheduler.scheduled-time>\\\"}}'"));
    JsonNode kept = done("GET /schedules/job", "");
    assertThat(kept.path("Arn").asText())
        .isEqualTo("arn:aws:scheduler:" + region + ":000000000000:schedule/default/job");
    assertThat(kept.path("ScheduleExpressionTimezone").asText()).isEqualTo("UTC");
    assertThat(kept.at("/Target/RetryPolicy/MaximumRetryAttempts").asInt()).isEqualTo(185);
    Awaiting.until(
        "the job is started",
        Duration.ofSeconds(20),
        () ->
            aws.glue.asked.stream()
                .anyMatch(call -> call.startsWith(region + " StartJobRun {\"JobName\":\"j\"")));
    assertThat(aws.glue.asked.toString()).doesNotContain("<aws.scheduler");
    done("DELETE /schedules/job", "");
    assertThat(call("GET /schedules/job", "").status()).isEqualTo(404);
  }

  /** The next times of schedules, as they are planned. */
  private List<String> planned() {
    return aws.db.read(
        h ->
            h.createQuery(
                    "SELECT task_key FROM task WHERE kind = 'schedule' AND task_key LIKE :region")
                .bind("region", "%/" + region + "/%")
                .mapTo(String.class)
                .list());
  }

  private String at(int seconds) {
    return "at("
        + LocalDateTime.ofInstant(
                aws.clock.instant().plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS),
                ZoneId.of("Europe/Berlin"))
            .format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss"))
        + ")";
  }

  @Test
  void whatIsDoneGoesIfItSaysSo() {
    String arn = queue("q");
    String berlin = "'ScheduleExpressionTimezone':'Europe/Berlin'";
    // A minute ago by the clocks of Berlin: it never comes.
    done("POST /schedules/past", with(schedule(at(-60), "'Arn':'" + arn + "'"), berlin));
    assertThat(planned()).isEmpty();
    String once = with(schedule(at(60), "'Arn':'" + arn + "','Input':'once'"), berlin);
    done("POST /schedules/soon", with(once, "'ActionAfterCompletion':'DELETE'"));
    done("POST /schedules/stays", once.replace("once", "stays"));
    assertThat(planned()).hasSize(2);
    aws.clock.advance(Duration.ofSeconds(61));
    aws.tasks.nudge();
    assertThat(messages("q", 2).stream().map(message -> message.path("Body").asText()))
        .containsExactlyInAnyOrder("once", "stays");
    assertThat(call("GET /schedules/soon", "").status()).isEqualTo(404);
    assertThat(call("GET /schedules/stays", "").status()).isEqualTo(200);
    assertThat(planned()).isEmpty();
  }

  @Test
  void aScheduleThatIsDisabledOrChangedIsPlannedAnew() {
    String body = schedule("cron(0 8 * * ? *)", "'Arn':'" + queue("q") + "'");
    done("POST /schedules/s", with(body, "'State':'DISABLED'"));
    assertThat(planned()).isEmpty();
    done("PUT /schedules/s", with(body, "'Description':'d'"));
    assertThat(planned()).hasSize(1).first().asString().startsWith("000000000000/" + region);
    done("PUT /schedules/s", body);
    assertThat(done("GET /schedules/s", "").has("Description")).isFalse();
    assertThat(planned()).hasSize(1);
    done("DELETE /schedules/s", "");
    assertThat(planned()).isEmpty();
  }

  @Test
  void whatATargetRefusesIsADeadLetter() {
    String dead = "'DeadLetterConfig':{'Arn':'" + queue("dead") + "'}";
    done(
        "POST /schedules/gone",
        schedule(
            "rate(1 day)",
            "'Arn':'"
                + glue("startJobRun")
                + "','Input':'{\\\"JobName\\\":\\\"gone\\\"}',"
                + dead));
    JsonNode letter = messages("dead", 1).get(0);
    assertThat(letter.path("Body").asText()).isEqualTo("{\"JobName\":\"gone\"}");
    assertThat(letter.at("/MessageAttributes/ERROR_CODE/StringValue").asText())
        .isEqualTo("EntityNotFoundException");
    done(
        "POST /schedules/busy",
        schedule(
            "rate(1 day)",
            "'Arn':'"
                + glue("startJobRun")
                + "','Input':'{\\\"JobName\\\":\\\"busy\\\"}','RetryPolicy':{'MaximumRetryAttempts':1},"
                + dead));
    JsonNode tried = messages("dead", 1).get(0);
    assertThat(tried.at("/MessageAttributes/RETRY_ATTEMPTS/StringValue").asText()).isEqualTo("1");
    assertThat(tried.at("/MessageAttributes/ERROR_CODE/StringValue").asText())
        .isEqualTo("ConcurrentRunsExceededException");
    assertThat(tried.at("/MessageAttributes/EXHAUSTED_RETRY_CONDITION/StringValue").asText())
        .isEqualTo("MaximumRetryAttempts");
    long tries =
        aws.glue.asked.stream()
            .filter(call -> call.startsWith(region) && call.contains("busy"))
            .count();
    assertThat(tries).isEqualTo(2);
  }

  @Test
  void topicsAndBusesAreCalledAndAWorkflowIsStarted() {
    String queue = queue("q");
    aws.form(region, "sns", "/", "Action", "CreateTopic", "Name", "t", "Version", "2010-03-31");
    String topic = "arn:aws:sns:" + region + ":000000000000:t";
    aws.form(
        region,
        "sns",
        "/",
        "Action",
        "Subscribe",
        "TopicArn",
        topic,
        "Protocol",
        "sqs",
        "Endpoint",
        queue,
        "Attributes.entry.1.key",
        "RawMessageDelivery",
        "Attributes.entry.1.value",
        "true");
    done("POST /schedules/topic", schedule("rate(1 day)", "'Arn':'" + topic + "','Input':'hello'"));
    assertThat(messages("q", 1).get(0).path("Body").asText()).isEqualTo("hello");
    aws.json(
        region,
        "events",
        "AWSEvents.PutRule",
        "{'Name':'r','EventPattern':'{\\\"source\\\":[\\\"my.clock\\\"]}'}");
    aws.json(
        region,
        "events",
        "AWSEvents.PutTargets",
        "{'Rule':'r','Targets':[{'Id':'t','Arn':'" + queue + "'}]}");
    done(
        "POST /schedules/bus",
        schedule(
            "rate(1 day)",
            "'Arn':'arn:aws:events:"
                + region
                + ":000000000000:event-bus/default','Input':'{\\\"n\\\":1}',"
                + "'EventBridgeParameters':{'Source':'my.clock','DetailType':'tick'}"));
    JsonNode event = Json.read(messages("q", 1).get(0).path("Body").asText());
    assertThat(event.path("detail-type").asText()).isEqualTo("tick");
    assertThat(event.at("/detail/n").asInt()).isEqualTo(1);
    done(
        "POST /schedules/flow",
        schedule(
            "rate(1 day)",
            "'Arn':'" + glue("startWorkflowRun") + "','Input':'{\\\"Name\\\":\\\"w\\\"}'"));
    asked("StartWorkflowRun {\"Name\":\"w\"}");
  }

  @Test
  void groupsHoldSchedulesAndTags() {
    String made =
        done("POST /schedule-groups/team", "{'Tags':[{'Key':'a','Value':'1'}]}")
            .path("ScheduleGroupArn")
            .asText();
    assertThat(call("POST /schedule-groups/team", "{}").status()).isEqualTo(409);
    String body = schedule("rate(1 day)", "'Arn':'" + queue("q") + "'");
    done("POST /schedules/a", with(body, "'GroupName':'team','StartDate':1796083200"));
    done("POST /schedules/b", with(body, "'StartDate':1796083200"));
    assertThat(call("POST /schedules/a", with(body, "'GroupName':'team'")).status()).isEqualTo(409);
    assertThat(call("POST /schedules/a", with(body, "'GroupName':'none'")).status()).isEqualTo(404);
    assertThat(done("GET /schedules?ScheduleGroup=team", "").path("Schedules")).hasSize(1);
    JsonNode page = done("GET /schedules?MaxResults=1", "");
    assertThat(page.path("Schedules")).hasSize(1);
    assertThat(
            done("GET /schedules?MaxResults=1&NextToken=" + page.path("NextToken").asText(), "")
                .at("/Schedules/0/Name")
                .asText())
        .isEqualTo("a");
    assertThat(done("GET /schedule-groups", "").path("ScheduleGroups")).hasSize(2);
    String tags = "/tags/" + made.replace(":", "%3A").replace("/", "%2F");
    done("POST " + tags, "{'Tags':[{'Key':'b','Value':'2'}]}");
    done("DELETE " + tags + "?TagKeys=a", "");
    assertThat(done("GET " + tags, "").path("Tags"))
        .hasToString("[{\"Key\":\"b\",\"Value\":\"2\"}]");
    done("DELETE /schedule-groups/team", "");
    assertThat(done("GET /schedules", "").path("Schedules")).hasSize(1);
    assertThat(planned()).hasSize(1);
    assertThat(call("DELETE /schedule-groups/default", "").status()).isEqualTo(400);
  }

  @Test
  void whatIsNoScheduleIsRefused() {
    String sqs = "'Arn':'" + queue("q") + "'";
    for (String expression :
        List.of("every day", "rate(0 days)", "at(2026-13-01T00:00:00)", "cron(* * *)")) {
      assertThat(call("POST /schedules/s", schedule(expression, sqs)).status())
          .as(expression)
          .isEqualTo(400);
    }
    String fine = schedule("rate(1 day)", sqs);
    assertThat(
            call("POST /schedules/s", with(fine, "'ScheduleExpressionTimezone':'Mars/Base'"))
                .status())
        .isEqualTo(400);
    assertThat(call("POST /schedules/s", fine.replace("OFF", "FLEXIBLE")).status()).isEqualTo(400);
    assertThat(call("POST /schedules/s", with(fine, "'Surprise':1")).status()).isEqualTo(501);
    for (String arn :
        List.of(
            "arn:aws:lambda:us-east-1:000000000000:function:f",
            "arn:aws:scheduler:::aws-sdk:ec2:stopInstances")) {
      assertThat(call("POST /schedules/s", schedule("rate(1 day)", "'Arn':'" + arn + "'")).status())
          .as(arn)
          .isEqualTo(501);
    }
    assertThat(
            call("POST /schedules/s", schedule("rate(1 day)", "'Arn':'" + glue("getJob") + "'"))
                .status())
        .isEqualTo(400);
    assertThat(
            call(
                    "POST /schedules/s",
                    schedule("rate(1 day)", "'Arn':'" + glue("startNothing") + "'"))
                .status())
        .isEqualTo(400);
    assertThat(planned()).isEmpty();
    assertThat(call("PATCH /schedules/s", "{}").status()).isEqualTo(400);
  }
}
