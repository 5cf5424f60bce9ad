package io.mastic.neighbours.logs;

import static io.mastic.neighbours.call.Served.done;
import static io.mastic.neighbours.call.Served.doneQuietly;
import static io.mastic.neighbours.call.Served.kept;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.jobs.logs.LogNotFoundException;
import io.mastic.jobs.logs.Logs;
import io.mastic.neighbours.call.AwsModel;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.call.Served;
import io.mastic.neighbours.call.TableService;
import io.mastic.wire.json.JsonServiceException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** CloudWatch Logs: what Glue wrote, to be read, and groups of the clients' own. */
public final class LogsService {

  private static final String ONE_ACCOUNT = "logs of other accounts are not linked";
  private static final String NOT_MASKED = "no event is masked";
  private static final String OF_GLUE =
      "on a group that Glue writes: older events are not shown, and go with their runs";

  private LogsService() {}

  /**
   * @param logs of all sources, the kept ones among them
   */
  public static TableService service(Logs logs, KeptLogs kept, Clock clock) {
    return new TableService(
        new TableService.Named(
            "CloudWatch Logs", "logs", "Logs_20140328", "InvalidParameterException"),
        AwsModel.of("logs"),
        table(logs, kept, clock),
        LogsService::resources);
  }

  private static List<String> resources(Call call) {
    return call.find("logGroupIdentifier")
        .or(() -> call.find("logGroupName"))
        .or(() -> call.find("resourceArn"))
        .map(LogsRequest::named)
        .map(
            group ->
                call.find("logStreamName")
                    .map(stream -> LogGroup.arn(group) + ":log-stream:" + stream)
                    .orElseGet(() -> LogGroup.arn(group) + ":*"))
        .map(List::of)
        .orElse(List.of());
  }

  private static Map<String, Served> table(Logs logs, KeptLogs kept, Clock clock) {
    LogReading reading = new LogReading(logs, kept.groups(), clock);
    GroupOperations groups = new GroupOperations(logs, kept);
    StreamOperations events = new StreamOperations(logs, kept, clock);
    Map<String, Served> table = new HashMap<>();
    table.put(
        "DescribeLogGroups",
        done(told(reading::describeGroups))
            .without("accountIdentifiers", ONE_ACCOUNT)
            .without("includeLinkedAccounts", ONE_ACCOUNT)
            .without("logGroupIdentifiers", "groups are found by their names"));
    table.put("DescribeLogStreams", done(told(reading::describeStreams)));
    table.put("GetLogEvents", done(told(reading::getEvents)).without("unmask", NOT_MASKED));
    table.put(
        "FilterLogEvents",
        done(told(reading::filterEvents))
            .noting("interleaved changes nothing, as on AWS")
            .without("unmask", NOT_MASKED));
    table.put(
        "CreateLogGroup",
        doneQuietly(groups::create)
            .noting("a key is kept and given back")
            .without("deletionProtectionEnabled", "groups are not protected"));
    table.put(
        "DeleteLogGroup", quietly(groups::delete).noting("what Glue wrote goes with its runs"));
    table.put("PutRetentionPolicy", quietly(groups::putRetention).noting(OF_GLUE));
    table.put("DeleteRetentionPolicy", quietly(groups::deleteRetention));
    table.put("TagLogGroup", quietly(groups::tag));
    table.put("TagResource", quietly(groups::tag));
    table.put("UntagLogGroup", quietly(groups::untag));
    table.put("UntagResource", quietly(groups::untag));
    table.put("ListTagsLogGroup", done(told(groups::listTags)));
    table.put("ListTagsForResource", done(told(groups::listTags)));
    table.put("AssociateKmsKey", kept(told(doneQuietly(groups::associateKey).answer())));
    table.put("DisassociateKmsKey", kept(told(doneQuietly(groups::disassociateKey).answer())));
    table.put("CreateLogStream", quietly(events::createStream));
    table.put("DeleteLogStream", quietly(events::deleteStream));
    table.put(
        "PutLogEvents",
        done(told(events::put))
            .noting("sequenceToken is not asked for, as on AWS")
            .without("entity", "entities are not kept"));
    return table;
  }

  private static Served quietly(Consumer<Call> act) {
    return done(told(doneQuietly(act).answer()));
  }

  /** What is not there is said in CloudWatch's words. */
  private static Function<Call, ObjectNode> told(Function<Call, ObjectNode> act) {
    return call -> {
      try {
        return act.apply(call);
      } catch (LogNotFoundException e) {
        throw new JsonServiceException(
            400, "ResourceNotFoundException", String.valueOf(e.getMessage()));
      } catch (IllegalArgumentException e) {
        throw LogsRequest.invalid(String.valueOf(e.getMessage()));
      }
    };
  }
}
