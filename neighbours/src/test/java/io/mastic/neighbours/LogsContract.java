package io.mastic.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.expiry.Expiry;
import io.mastic.neighbours.logs.KeptLogs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Log groups of clients' own, on each database. */
abstract class LogsContract extends ServiceContract {

  private static final String STREAM = "{'logGroupName':'/app','logStreamName':'one'";

  LogsContract() {
    super("logs", "Logs_20140328");
  }

  private long now() {
    return aws.clock.instant().toEpochMilli();
  }

  private void stream() {
    done("CreateLogGroup", "{'logGroupName':'/app'}");
    done("CreateLogStream", STREAM + "}");
  }

  /** Writes a message for each of these times, which are its words. */
  private JsonNode put(long... times) {
    List<String> events = new ArrayList<>();
    for (long time : times) {
      events.add("{'timestamp':" + time + ",'message':'at " + (time - now()) + "'}");
    }
    return done("PutLogEvents", STREAM + ",'logEvents':[" + String.join(",", events) + "]}");
  }

  private static List<String> messages(JsonNode answer) {
    List<String> messages = new ArrayList<>();
    answer.path("events").forEach(event -> messages.add(event.path("message").asText()));
    return messages;
  }

  private List<String> all() {
    return messages(done("GetLogEvents", STREAM + ",'startFromHead':true}"));
  }

  private JsonNode group(String name) {
    return done("DescribeLogGroups", "{'logGroupNamePrefix':'" + name + "'}")
        .path("logGroups")
        .path(0);
  }

  private void forget() {
    for (Expiry rows : KeptLogs.expiries(aws.clock)) {
      int done = 1;
      while (done > 0) {
        done = aws.db.write(h -> rows.expire(h, aws.clock.instant(), 2));
      }
    }
  }

  private long kept() {
    return aws.db.read(
        h -> h.createQuery("SELECT COUNT(*) FROM log_event").mapTo(Long.class).one());
  }

  @Test
  void eventsAreReadInTheOrderOfTheirTimesInPages() {
    stream();
    put(now() - 30, now() - 20, now() - 20, now() - 10);
    put(now() - 25, now() - 20);
    assertThat(all()).containsExactly("at -30", "at -25", "at -20", "at -20", "at -20", "at -10");
    JsonNode first = done("GetLogEvents", STREAM + ",'startFromHead':true,'limit':4}");
    assertThat(messages(first)).hasSize(4);
    JsonNode rest =
        done(
            "GetLogEvents",
            STREAM + ",'nextToken':'" + first.path("nextForwardToken").asText() + "'}");
    assertThat(messages(rest)).containsExactly("at -20", "at -10");
    String end = rest.path("nextForwardToken").asText();
    JsonNode none = done("GetLogEvents", STREAM + ",'nextToken':'" + end + "'}");
    assertThat(messages(none)).isEmpty();
    assertThat(none.path("nextForwardToken").asText()).isEqualTo(end);
    put(now());
    assertThat(messages(done("GetLogEvents", STREAM + ",'nextToken':'" + end + "'}")))
        .containsExactly("at 0");
    JsonNode last = done("GetLogEvents", STREAM + ",'limit':2}");
    assertThat(messages(last)).containsExactly("at -10", "at 0");
    assertThat(
            messages(
                done(
                    "GetLogEvents",
                    STREAM
                        + ",'limit':2,'nextToken':'"
                        + last.path("nextBackwardToken").asText()
                        + "'}")))
        .containsExactly("at -20", "at -20");
    assertThat(
            messages(
                done(
                    "FilterLogEvents",
                    "{'logGroupName':'/app','startTime':"
                        + (now() - 25)
                        + ",'filterPattern':'2'}")))
        .containsExactly("at -25", "at -20", "at -20", "at -20");
  }

  private List<String> streams(String how) {
    List<String> names = new ArrayList<>();
    String token = "";
    do {
      JsonNode page =
          done("DescribeLogStreams", "{'logGroupName':'/app','limit':2," + how + token + "}");
      page.path("logStreams").forEach(one -> names.add(one.path("logStreamName").asText()));
      String next = page.path("nextToken").asText();
      token = next.isEmpty() ? "" : ",'nextToken':'" + next + "'";
    } while (!token.isEmpty());
    return names;
  }

  @Test
  void streamsComeInEitherDirectionAndEventsOfAllInTheOrderOfTime() {
    done("CreateLogGroup", "{'logGroupName':'/app'}");
    long now = now();
    int ago = 10;
    for (String name : List.of("c", "a", "b")) {
      done("CreateLogStream", "{'logGroupName':'/app','logStreamName':'" + name + "'}");
      done(
          "PutLogEvents",
          "{'logGroupName':'/app','logStreamName':'"
              + name
              + "','logEvents':[{'timestamp':"
              + (now - ago--)
              + ",'message':'{\\'n\\':"
              + ago
              + "}'},{'timestamp':"
              + (now - ago + 5)
              + ",'message':'"
              + name
              + " end'}]}");
    }
    done("CreateLogStream", "{'logGroupName':'/app','logStreamName':'d'}");
    assertThat(streams("'descending':false")).containsExactly("a", "b", "c", "d");
    assertThat(streams("'descending':true")).containsExactly("d", "c", "b", "a");
    assertThat(streams("'orderBy':'LastEventTime','descending':true"))
        .containsExactly("b", "a", "c", "d");
    assertThat(streams("'orderBy':'LastEventTime'")).containsExactly("d", "c", "a", "b");
    List<String> all = new ArrayList<>();
    String token = "";
    do {
      JsonNode page = done("FilterLogEvents", "{'logGroupName':'/app','limit':1" + token + "}");
      all.addAll(messages(page));
      String next = page.path("nextToken").asText();
      token = next.isEmpty() ? "" : ",'nextToken':'" + next + "'";
    } while (!token.isEmpty());
    assertThat(all)
        .containsExactly("{\"n\":9}", "{\"n\":8}", "{\"n\":7}", "c end", "a end", "b end");
    assertThat(
            messages(
                done("FilterLogEvents", "{'logGroupName':'/app','filterPattern':'{ $.n >= 8 }'}")))
        .containsExactly("{\"n\":9}", "{\"n\":8}");
  }

  @Test
  void groupsAndStreamsAreMadeOnceDescribedAndDeleted() {
    stream();
    done("CreateLogGroup", "{'logGroupName':'/apq','logGroupClass':'INFREQUENT_ACCESS'}");
    assertThat(refusal("CreateLogGroup", "{'logGroupName':'/app'}"))
        .isEqualTo("400 ResourceAlreadyExistsException");
    assertThat(refusal("CreateLogStream", STREAM + "}"))
        .isEqualTo("400 ResourceAlreadyExistsException");
    assertThat(refusal("CreateLogStream", "{'logGroupName':'/no','logStreamName':'s'}"))
        .isEqualTo("400 ResourceNotFoundException");
    assertThat(
            refusal(
                "PutLogEvents",
                "{'logGroupName':'/app','logStreamName':'no','logEvents':[{'timestamp':"
                    + now()
                    + ",'message':'m'}]}"))
        .isEqualTo("400 ResourceNotFoundException");
    put(now() - 5, now());
    JsonNode group = group("/app");
    assertThat(group.path("creationTime").asLong()).isEqualTo(now());
    assertThat(group.path("arn").asText())
        .isEqualTo("arn:aws:logs:" + region + ":000000000000:log-group:/app:*");
    assertThat(group.path("storedBytes").asLong()).isEqualTo(2 * 26 + "at -5at 0".length());
    assertThat(group.has("retentionInDays")).isFalse();
    assertThat(group("/apq").path("logGroupClass").asText()).isEqualTo("INFREQUENT_ACCESS");
    String standard = "{'logGroupNamePrefix':'/apq','logGroupClass':'STANDARD'}";
    assertThat(done("DescribeLogGroups", standard).path("logGroups")).isEmpty();
    JsonNode streams =
        done(
            "DescribeLogStreams",
            "{'logGroupName':'/app','orderBy':'LastEventTime','descending':true}");
    assertThat(streams.path("logStreams").path(0).path("lastEventTimestamp").asLong())
        .isEqualTo(now());
    long before = kept();
    done("DeleteLogStream", STREAM + "}");
    assertThat(refusal("DeleteLogStream", STREAM + "}")).isEqualTo("400 ResourceNotFoundException");
    done("CreateLogStream", STREAM + "}");
    assertThat(all()).as("another stream of the same name").isEmpty();
    put(now());
    done("DeleteLogGroup", "{'logGroupName':'/app'}");
    assertThat(refusal("DeleteLogGroup", "{'logGroupName':'/app'}"))
        .isEqualTo("400 ResourceNotFoundException");
    stream();
    assertThat(all()).isEmpty();
    forget();
    assertThat(kept()).isEqualTo(before - 2);
  }

  @Test
  void retentionHidesAtOnceAndDeletesByAndBy() {
    stream();
    long day = Duration.ofDays(1).toMillis();
    put(now() - 4 * day);
    put(now() - 2 * day);
    put(now());
    assertThat(all()).hasSize(3);
    assertThat(refusal("PutRetentionPolicy", "{'logGroupName':'/app','retentionInDays':2}"))
        .isEqualTo("400 InvalidParameterException");
    done("PutRetentionPolicy", "{'logGroupName':'/app','retentionInDays':3}");
    assertThat(group("/app").path("retentionInDays").asInt()).isEqualTo(3);
    assertThat(all()).hasSize(2);
    assertThat(put(now() - 4 * day, now() - 4 * day + 1).path("rejectedLogEventsInfo").toString())
        .isEqualTo("{\"expiredLogEventEndIndex\":2}");
    done("DeleteRetentionPolicy", "{'logGroupName':'/app'}");
    assertThat(all()).hasSize(3);
    done("PutRetentionPolicy", "{'logGroupName':'/app','retentionInDays':3}");
    forget();
    done("DeleteRetentionPolicy", "{'logGroupName':'/app'}");
    assertThat(all()).hasSize(2);
    JsonNode stream =
        done("DescribeLogStreams", "{'logGroupName':'/app'}").path("logStreams").path(0);
    assertThat(stream.path("firstEventTimestamp").asLong()).isEqualTo(now() - 2 * day);
    assertThat(stream.path("storedBytes").asLong())
        .isEqualTo(2 * 26 + ("at " + -2 * day + "at 0").length());
  }

  @Test
  void batchesKeepTheLimitsThatAreDocumented() {
    stream();
    long day = Duration.ofDays(1).toMillis();
    String batch = STREAM + ",'logEvents':[";
    assertThat(
            call(
                    "PutLogEvents",
                    batch
                        + "{'timestamp':"
                        + now()
                        + ",'message':'b'},{'timestamp':"
                        + (now() - 1)
                        + ",'message':'a'}]}")
                .body())
        .contains("InvalidParameterException", "must be in chronological order");
    assertThat(
            call(
                    "PutLogEvents",
                    batch
                        + "{'timestamp':"
                        + (now() - 2 * day)
                        + ",'message':'b'},{'timestamp':"
                        + now()
                        + ",'message':'a'}]}")
                .body())
        .contains("cannot span more than 24 hours");
    assertThat(
            call(
                    "PutLogEvents",
                    batch
                        + "{'timestamp':"
                        + now()
                        + ",'message':'"
                        + "x".repeat(1_048_600)
                        + "'}]}")
                .body())
        .contains("Upload too large: 1048626 bytes exceeds limit of 1048576");
    assertThat(put(now(), now() + 3 * 3_600_000).path("rejectedLogEventsInfo").toString())
        .isEqualTo("{\"tooNewLogEventStartIndex\":1}");
    assertThat(put(now() - 15 * day).path("rejectedLogEventsInfo").toString())
        .isEqualTo("{\"tooOldLogEventEndIndex\":1}");
    assertThat(all()).containsExactly("at 0");
  }

  @Test
  void groupsHaveTagsAndAKey() {
    done("CreateLogGroup", "{'logGroupName':'/app','tags':{'a':'1'},'kmsKeyId':'arn:aws:kms:k'}");
    String arn = "'arn:aws:logs:" + region + ":000000000000:log-group:/app'";
    done("TagResource", "{'resourceArn':" + arn + ",'tags':{'b':'2'}}");
    done("TagLogGroup", "{'logGroupName':'/app','tags':{'c':'3'}}");
    done("UntagResource", "{'resourceArn':" + arn + ",'tagKeys':['a']}");
    done("UntagLogGroup", "{'logGroupName':'/app','tags':['c']}");
    assertThat(done("ListTagsForResource", "{'resourceArn':" + arn + "}").toString())
        .isEqualTo("{\"tags\":{\"b\":\"2\"}}");
    assertThat(done("ListTagsLogGroup", "{'logGroupName':'/app'}").toString())
        .isEqualTo("{\"tags\":{\"b\":\"2\"}}");
    assertThat(refusal("TagLogGroup", "{'logGroupName':'/app','tags':{'aws:x':'3'}}"))
        .isEqualTo("400 InvalidParameterException");
    assertThat(group("/app").path("kmsKeyId").asText()).isEqualTo("arn:aws:kms:k");
    done("DisassociateKmsKey", "{'logGroupName':'/app'}");
    assertThat(group("/app").has("kmsKeyId")).isFalse();
    done("AssociateKmsKey", "{'logGroupName':'/app','kmsKeyId':'arn:aws:kms:j'}");
    assertThat(group("/app").path("kmsKeyId").asText()).isEqualTo("arn:aws:kms:j");
  }

  @Test
  void ofWhatGlueWritesOnlyTheSettingsAreTheClients() {
    String group = "{'logGroupName':'/aws-glue/crawlers'";
    done("PutRetentionPolicy", group + ",'retentionInDays':7}");
    assertThat(group("/aws-glue/crawlers").path("retentionInDays").asInt()).isEqualTo(7);
    assertThat(refusal("CreateLogGroup", group + "}"))
        .isEqualTo("400 ResourceAlreadyExistsException");
    assertThat(refusal("CreateLogStream", group + ",'logStreamName':'s'}"))
        .isEqualTo("501 NotImplemented");
    done("DeleteLogGroup", group + "}");
    assertThat(group("/aws-glue/crawlers").has("retentionInDays")).isFalse();
    assertThat(refusal("DeleteLogGroup", group + "}")).isEqualTo("501 NotImplemented");
    done("CreateLogGroup", group + "}");
  }
}
