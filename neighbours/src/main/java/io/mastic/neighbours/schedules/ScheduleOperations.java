package io.mastic.neighbours.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import io.mastic.kernel.Page;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.shelf.Listing;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Scheduler's verbs on schedules. */
final class ScheduleOperations {

  private static final String TOKEN = "ClientToken";
  private static final String WINDOW = "MaximumWindowInMinutes";

  private final Db db;
  private final Clock clock;
  private final Schedules schedules;
  private final ScheduleClock times;
  private final ScheduleTargets targets;

  ScheduleOperations(
      Db db, Clock clock, Schedules schedules, ScheduleClock times, ScheduleTargets targets) {
    this.db = db;
    this.clock = clock;
    this.schedules = schedules;
    this.times = times;
    this.targets = targets;
  }

  private static String group(Call call) {
    return call.text("GroupName", Schedules.DEFAULT);
  }

  /** The schedule that a call describes, whole: what it does not say is as if never said. */
  private KeptSchedule described(Call call) {
    ObjectNode document = call.members().deepCopy();
    document.remove(List.of("Name", "GroupName"));
    put(document, "State", "ENABLED");
    put(document, "ScheduleExpressionTimezone", "UTC");
    put(document, "ActionAfterCompletion", "NONE");
    ObjectNode target = (ObjectNode) document.path("Target");
    targets.check(target);
    ObjectNode retries = target.withObjectProperty("RetryPolicy");
    put(retries, "MaximumEventAgeInSeconds", 86_400);
    put(retries, "MaximumRetryAttempts", 185);
    JsonNode window = document.path("FlexibleTimeWindow");
    if (window.path("Mode").asText().equals("FLEXIBLE") != window.has(WINDOW)) {
      throw ScheduleErrors.invalid(
          "FlexibleTimeWindow must have a MaximumWindowInMinutes when its Mode is FLEXIBLE, and"
              + " only then.");
    }
    double now = clock.millis() / 1_000.0;
    document.put(KeptSchedule.MADE, now).put(KeptSchedule.CHANGED, now);
    KeptSchedule schedule = new KeptSchedule(group(call), call.text("Name"), document);
    DueTimes unused = schedule.times();
    return schedule;
  }

  private static void put(ObjectNode node, String name, String otherwise) {
    node.put(name, node.path(name).asText(otherwise));
  }

  private static void put(ObjectNode node, String name, int otherwise) {
    node.put(name, node.path(name).asInt(otherwise));
  }

  ObjectNode create(Call call) {
    KeptSchedule schedule = described(call);
    db.writeOnly(
        h -> {
          ObjectNode unused = schedules.loadGroup(schedule.group());
          Optional<KeptSchedule> there = schedules.find(schedule.group(), schedule.name());
          if (there.filter(kept -> isRepeated(kept, call)).isPresent()) {
            return;
          }
          if (there.isPresent()) {
            throw ScheduleErrors.exists("Schedule " + schedule.name());
          }
          schedules.put(schedule);
          times.plan(h, schedule);
        });
    return arn(schedule);
  }

  private static boolean isRepeated(KeptSchedule kept, Call call) {
    return call.find(TOKEN).equals(Optional.of(kept.document().path(TOKEN).asText()));
  }

  private static ObjectNode arn(KeptSchedule schedule) {
    return Json.MAPPER.createObjectNode().put("ScheduleArn", schedule.arn());
  }

  ObjectNode update(Call call) {
    KeptSchedule schedule = described(call);
    db.writeOnly(
        h -> {
          KeptSchedule before = schedules.load(schedule.group(), schedule.name());
          schedule.document().set(KeptSchedule.MADE, before.document().get(KeptSchedule.MADE));
          schedules.put(schedule);
          times.plan(h, schedule);
        });
    return arn(schedule);
  }

  ObjectNode get(Call call) {
    KeptSchedule schedule = schedules.load(group(call), call.text("Name"));
    ObjectNode shown = schedule.document();
    shown.remove(TOKEN);
    shown.put("Name", schedule.name()).put("GroupName", schedule.group());
    return shown.put("Arn", schedule.arn());
  }

  void delete(Call call) {
    db.writeOnly(
        h -> {
          KeptSchedule schedule = schedules.load(group(call), call.text("Name"));
          times.cancel(h, schedule);
          schedules.delete(schedule);
        });
  }

  ObjectNode list(Call call) {
    String prefix = call.text("NamePrefix", "");
    String state = call.text("State", "");
    call.find("GroupName").ifPresent(schedules::loadGroup);
    Listing listing = ScheduleGroups.listing(call);
    Page<KeptSchedule> page =
        schedules.list(
            call.find("GroupName").map(group -> listing.under(group + "/")).orElse(listing),
            each ->
                each.name().startsWith(prefix)
                    && (state.isEmpty() || each.document().path("State").asText().equals(state)));
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode list = answer.putArray("Schedules");
    page.items().forEach(each -> list.add(summary(each)));
    return page.nextToken() == null ? answer : answer.put("NextToken", page.nextToken());
  }

  private static ObjectNode summary(KeptSchedule schedule) {
    ObjectNode shown = schedule.document().deepCopy();
    shown.retain("State", KeptSchedule.MADE, KeptSchedule.CHANGED);
    shown.put("Name", schedule.name()).put("GroupName", schedule.group());
    shown.putObject("Target").set("Arn", schedule.target().path("Arn"));
    return shown.put("Arn", schedule.arn());
  }
}
