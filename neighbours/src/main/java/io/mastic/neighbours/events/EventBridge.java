package io.mastic.neighbours.events;

import static io.mastic.neighbours.call.Served.done;
import static io.mastic.neighbours.call.Served.doneQuietly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import io.mastic.kernel.task.Tasks;
import io.mastic.neighbours.call.AwsModel;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.call.Served;
import io.mastic.neighbours.call.TableService;
import io.mastic.neighbours.logs.KeptLogs;
import io.mastic.neighbours.patterns.EventPattern;
import io.mastic.neighbours.queues.Sqs;
import io.mastic.neighbours.topics.Sns;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** EventBridge as the front door shows it, and its bus for those within the server. */
public final class EventBridge {

  private static final String NO_FORCE = "Force is for managed rules, of which there are none";
  private static final String OWN_BUSES = "events are not encrypted by a key, archived or logged";

  private final EventBus bus;
  private final EventRules rules;
  private final PutEvents events;

  /** Where events go. */
  public record Targets(Sqs queues, Sns topics, EventedWorkflows workflows, KeptLogs logs) {}

  /** Opens the room; deliveries and schedules are tasks. */
  public EventBridge(Db db, Clock clock, Tasks tasks, Targets to) {
    this.bus = new EventBus(db, clock, tasks);
    RuleClock times = new RuleClock(db, clock, tasks, bus);
    this.rules = new EventRules(db, clock, times);
    this.events = new PutEvents(db, clock, rules, bus);
    EventTargets targets = new EventTargets(to);
    tasks.handle(Delivery.KIND, new Delivery(clock, targets, to.queues()));
    tasks.handle(RuleClock.KIND, times);
  }

  public EventBus bus() {
    return bus;
  }

  public TableService service() {
    return new TableService(
        new TableService.Named("EventBridge", "events", "AWSEvents", "ValidationException"),
        AwsModel.of("events"),
        table(),
        EventBridge::resources);
  }

  private static List<String> resources(Call call) {
    String bus = EventRules.bus(call);
    return call.find("ResourceARN")
        .or(
            () ->
                call.find("Rule")
                    .or(() -> call.find("Name"))
                    .map(name -> new EventRule(bus, name, call.members()).arn()))
        .map(List::of)
        .orElseGet(() -> List.of(EventRules.busArn(bus)));
  }

  private Map<String, Served> table() {
    EventOperations operations = new EventOperations(rules);
    Map<String, Served> table = new HashMap<>();
    table.put("CreateEventBus", bus(done(operations::createBus)));
    table.put("UpdateEventBus", bus(done(operations::updateBus)));
    table.put("DeleteEventBus", doneQuietly(call -> rules.deleteBus(call.text("Name"))));
    table.put("DescribeEventBus", done(operations::describeBus));
    table.put("ListEventBuses", done(operations::listBuses));
    table.put(
        "PutRule",
        done(operations::putRule).noting("RoleArn is kept; targets are reached without a role"));
    table.put("DescribeRule", done(operations::describeRule));
    table.put("ListRules", done(operations::listRules));
    table.put("ListRuleNamesByTarget", done(operations::rulesByTarget));
    table.put("EnableRule", doneQuietly(call -> operations.setState(call, "ENABLED")));
    table.put("DisableRule", doneQuietly(call -> operations.setState(call, "DISABLED")));
    table.put(
        "DeleteRule",
        doneQuietly(call -> rules.delete(EventRules.bus(call), call.text("Name")))
            .noting(NO_FORCE));
    table.put(
        "PutTargets",
        done(operations::putTargets)
            .noting(
                "targets are SQS queues, SNS topics, Glue workflows and log groups that were made"
                    + " (not those of runs and crawlers) of the same account and region;"
                    + " any other is 501 by name"));
    table.put("RemoveTargets", done(operations::removeTargets).noting(NO_FORCE));
    table.put("ListTargetsByRule", done(operations::listTargets));
    table.put(
        "PutEvents",
        done(events::put)
            .without("EndpointId", "there are no global endpoints")
            .noting("an entry's TraceHeader has no effect: nothing is traced"));
    table.put("TestEventPattern", done(EventBridge::test));
    table.put("ListTagsForResource", done(operations::listTags));
    table.put(
        "TagResource",
        doneQuietly(
            call ->
                rules.tag(call.text("ResourceARN"), tags -> EventOperations.putTags(tags, call))));
    table.put(
        "UntagResource",
        doneQuietly(
            call -> rules.tag(call.text("ResourceARN"), t -> t.remove(call.texts("TagKeys")))));
    return table;
  }

  private static Served bus(Served served) {
    return served
        .without("EventSourceName", "there are no partners")
        .without("KmsKeyIdentifier", OWN_BUSES)
        .without("DeadLetterConfig", "dead letters are a target's")
        .without("LogConfig", OWN_BUSES);
  }

  private static ObjectNode test(Call call) {
    JsonNode event;
    try {
      event = Json.read(call.text("Event"));
    } catch (IllegalArgumentException e) {
      throw EventErrors.invalid("Parameter Event is not valid. Reason: it is not valid JSON.");
    }
    for (String member :
        List.of("id", "account", "source", "time", "region", "resources", "detail-type")) {
      if (!event.has(member)) {
        throw EventErrors.invalid(
            "Parameter Event is not valid. Reason: it has no \"" + member + "\".");
      }
    }
    boolean does = EventPattern.parse(call.text("EventPattern")).matches(event);
    return Json.MAPPER.createObjectNode().put("Result", does);
  }
}
