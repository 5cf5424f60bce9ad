package io.mastic.neighbours.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;
import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.patterns.EventPattern;
import io.mastic.wire.json.JsonServiceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** EventBridge's verbs on buses, rules and targets. */
final class EventOperations {

  private static final int MOST_TARGETS = 5;

  private final EventRules rules;

  EventOperations(EventRules rules) {
    this.rules = rules;
  }

  ObjectNode createBus(Call call) {
    String name = call.text("Name");
    if (name.contains("/") || name.startsWith("aws.")) {
      throw EventErrors.invalid("Event bus name must not contain '/' or begin with 'aws.'.");
    }
    ObjectNode bus = Json.MAPPER.createObjectNode();
    call.find("Description").ifPresent(text -> bus.put("Description", text));
    putTags(bus.putObject("Tags"), call);
    rules.createBus(name, bus);
    ObjectNode answer = Json.MAPPER.createObjectNode().put("EventBusArn", EventRules.busArn(name));
    call.find("Description").ifPresent(text -> answer.put("Description", text));
    return answer;
  }

  ObjectNode updateBus(Call call) {
    String name = EventRules.busName(call.text("Name", EventRule.DEFAULT_BUS));
    ObjectNode bus = rules.loadBus(name);
    call.find("Description").ifPresent(text -> bus.put("Description", text));
    rules.putBus(name, bus);
    ObjectNode answer = Json.MAPPER.createObjectNode();
    answer.put("Arn", EventRules.busArn(name)).put("Name", name);
    answer.setAll(bus.retain("Description"));
    return answer;
  }

  ObjectNode describeBus(Call call) {
    String name = EventRules.busName(call.text("Name", EventRule.DEFAULT_BUS));
    return shown(name, rules.loadBus(name));
  }

  private static ObjectNode shown(String name, ObjectNode bus) {
    ObjectNode shown = Json.MAPPER.createObjectNode();
    shown.put("Name", name).put("Arn", EventRules.busArn(name));
    if (bus.has("Description")) {
      shown.set("Description", bus.get("Description"));
    }
    for (String time : List.of("CreationTime", "LastModifiedTime")) {
      if (bus.has(time)) {
        shown.put(time, bus.get(time).asLong() / 1_000.0);
      }
    }
    return shown;
  }

  ObjectNode listBuses(Call call) {
    List<ObjectNode> all = new ArrayList<>();
    all.add(shown(EventRule.DEFAULT_BUS, rules.loadBus(EventRule.DEFAULT_BUS)));
    rules.otherBuses().stream()
        .filter(item -> !item.name().equals(EventRule.DEFAULT_BUS))
        .forEach(item -> all.add(shown(item.name(), item.document())));
    String prefix = call.text("NamePrefix", "");
    List<ObjectNode> wanted =
        all.stream().filter(bus -> bus.path("Name").asText().startsWith(prefix)).toList();
    return page(call, wanted, "EventBuses", bus -> bus.path("Name").asText(), bus -> bus);
  }

  /** Items in the order of their names, from where the last page ended. */
  private static <T> ObjectNode page(
      Call call,
      List<T> all,
      String member,
      Function<T, String> name,
      Function<T, JsonNode> shown) {
    List<String> after;
    try {
      after = PageToken.decode(call.text("NextToken", ""), 1);
    } catch (IllegalArgumentException e) {
      throw EventErrors.invalid("Parameter NextToken is not valid.");
    }
    List<T> rest =
        all.stream()
            .sorted(Comparator.comparing(name))
            .filter(item -> after.isEmpty() || name.apply(item).compareTo(after.get(0)) > 0)
            .toList();
    Page<T> page = Page.cut(rest, call.number("Limit", 100), item -> List.of(name.apply(item)));
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode list = answer.putArray(member);
    page.items().forEach(item -> list.add(shown.apply(item)));
    return page.nextToken() == null ? answer : answer.put("NextToken", page.nextToken());
  }

  ObjectNode putRule(Call call) {
    String bus = EventRules.bus(call);
    ObjectNode unused = rules.loadBus(bus);
    String name = call.text("Name");
    if (!call.has("EventPattern") && !call.has("ScheduleExpression")) {
      throw EventErrors.invalid(
          "Parameter(s) EventPattern or ScheduleExpression must be specified.");
    }
    call.find("EventPattern").ifPresent(EventPattern::parse);
    if (call.has("ScheduleExpression")) {
      if (!bus.equals(EventRule.DEFAULT_BUS)) {
        throw EventErrors.invalid("ScheduleExpression is supported only on the default event bus.");
      }
      RuleSchedule.next(call.text("ScheduleExpression"), Instant.EPOCH);
    }
    EventRule before =
        rules
            .find(bus, name)
            .orElseGet(() -> new EventRule(bus, name, Json.MAPPER.createObjectNode()));
    boolean isNew = before.document().isEmpty();
    ObjectNode document = Json.MAPPER.createObjectNode();
    for (String member : List.of("EventPattern", "ScheduleExpression", "Description", "RoleArn")) {
      call.find(member).ifPresent(value -> document.put(member, value));
    }
    document.put("State", call.text("State", "ENABLED"));
    document.set("Targets", before.targets());
    document.set("Tags", before.tags());
    EventRule rule = new EventRule(bus, name, document);
    if (isNew) {
      putTags(rule.tags(), call);
    }
    rules.save(rule);
    return Json.MAPPER.createObjectNode().put("RuleArn", rule.arn());
  }

  static void putTags(ObjectNode tags, Call call) {
    call.each("Tags")
        .forEach(tag -> tags.put(tag.path("Key").asText(), tag.path("Value").asText()));
  }

  ObjectNode describeRule(Call call) {
    EventRule rule = rules.load(EventRules.bus(call), call.text("Name"));
    return shown(rule).put("CreatedBy", Caller.current().account());
  }

  private static ObjectNode shown(EventRule rule) {
    ObjectNode shown = rule.document().deepCopy();
    shown.remove(List.of("Targets", "Tags"));
    return shown.put("Name", rule.name()).put("Arn", rule.arn()).put("EventBusName", rule.bus());
  }

  ObjectNode listRules(Call call) {
    String prefix = call.text("NamePrefix", "");
    List<EventRule> all =
        rules.rules(EventRules.bus(call)).stream()
            .filter(rule -> rule.name().startsWith(prefix))
            .toList();
    return page(call, all, "Rules", EventRule::name, EventOperations::shown);
  }

  ObjectNode rulesByTarget(Call call) {
    String arn = call.text("TargetArn");
    List<EventRule> all =
        rules.rules(EventRules.bus(call)).stream()
            .filter(
                rule ->
                    rule.targetList().stream().anyMatch(t -> t.path("Arn").asText().equals(arn)))
            .toList();
    return page(call, all, "RuleNames", EventRule::name, rule -> TextNode.valueOf(rule.name()));
  }

  void setState(Call call, String state) {
    rules.change(
        EventRules.bus(call), call.text("Name"), rule -> rule.document().put("State", state));
  }

  ObjectNode putTargets(Call call) {
    List<JsonNode> targets = call.each("Targets");
    targets.forEach(target -> EventTargets.check((ObjectNode) target));
    rules.change(
        EventRules.bus(call),
        call.text("Rule"),
        rule -> {
          targets.forEach(target -> rule.targets().set(target.path("Id").asText(), target));
          if (rule.targets().size() > MOST_TARGETS) {
            throw new JsonServiceException(
                400,
                "LimitExceededException",
                "The requested resource exceeds the maximum number allowed.");
          }
        });
    return none();
  }

  ObjectNode removeTargets(Call call) {
    ObjectNode answer = none();
    rules.change(
        EventRules.bus(call),
        call.text("Rule"),
        rule -> {
          // A write may be run again.
          answer.setAll(none());
          for (String id : call.texts("Ids")) {
            if (rule.targets().remove(id) == null) {
              answer.put("FailedEntryCount", answer.path("FailedEntryCount").asInt() + 1);
              answer
                  .withArrayProperty("FailedEntries")
                  .addObject()
                  .put("TargetId", id)
                  .put("ErrorCode", "ResourceNotFoundException")
                  .put("ErrorMessage", "Rule does not have a target with id " + id + ".");
            }
          }
        });
    return answer;
  }

  private static ObjectNode none() {
    ObjectNode answer = Json.MAPPER.createObjectNode().put("FailedEntryCount", 0);
    answer.putArray("FailedEntries");
    return answer;
  }

  ObjectNode listTargets(Call call) {
    EventRule rule = rules.load(EventRules.bus(call), call.text("Rule"));
    return page(call, rule.targetList(), "Targets", target -> target.path("Id").asText(), t -> t);
  }

  ObjectNode listTags(Call call) {
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode list = answer.putArray("Tags");
    rules
        .tags(call.text("ResourceARN"))
        .properties()
        .forEach(
            tag -> list.addObject().put("Key", tag.getKey()).put("Value", tag.getValue().asText()));
    return answer;
  }
}
