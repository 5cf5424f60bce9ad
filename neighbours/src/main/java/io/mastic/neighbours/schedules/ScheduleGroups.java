package io.mastic.neighbours.schedules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import io.mastic.kernel.Page;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.shelf.Listing;
import io.mastic.neighbours.shelf.Shelf;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** Scheduler's verbs on groups and their tags. */
final class ScheduleGroups {

  private static final String TAGS = "Tags";
  private static final String TOKEN = "ClientToken";
  private static final String KIND = "schedule-group";

  private final Db db;
  private final Clock clock;
  private final Schedules schedules;
  private final ScheduleClock times;

  ScheduleGroups(Db db, Clock clock, Schedules schedules, ScheduleClock times) {
    this.db = db;
    this.clock = clock;
    this.schedules = schedules;
    this.times = times;
  }

  static Listing listing(Call call) {
    try {
      return Listing.of(call.text("NextToken", ""), call.number("MaxResults", 100));
    } catch (IllegalArgumentException e) {
      throw ScheduleErrors.invalid("Invalid NextToken.");
    }
  }

  ObjectNode create(Call call) {
    String name = call.text("Name");
    ObjectNode group = Json.MAPPER.createObjectNode();
    double now = clock.millis() / 1_000.0;
    group.put(KeptSchedule.MADE, now).put(KeptSchedule.CHANGED, now);
    call.find(TOKEN).ifPresent(token -> group.put(TOKEN, token));
    putTags(group.putObject(TAGS), call);
    if (!schedules.insertGroup(name, group) && !isRepeated(name, call)) {
      throw ScheduleErrors.exists("Schedule group " + name);
    }
    return Json.MAPPER.createObjectNode().put("ScheduleGroupArn", arn(name));
  }

  private boolean isRepeated(String name, Call call) {
    Optional<String> token = call.find(TOKEN);
    return token.isPresent() && token.get().equals(schedules.loadGroup(name).path(TOKEN).asText());
  }

  private static String arn(String name) {
    return KeptSchedule.arn(KIND, name);
  }

  private static void putTags(ObjectNode tags, Call call) {
    call.each(TAGS).forEach(tag -> tags.put(tag.path("Key").asText(), tag.path("Value").asText()));
  }

  private static ObjectNode shown(String name, ObjectNode group) {
    group.retain(KeptSchedule.MADE, KeptSchedule.CHANGED);
    return group.put("Name", name).put("Arn", arn(name)).put("State", "ACTIVE");
  }

  ObjectNode get(Call call) {
    return shown(call.text("Name"), schedules.loadGroup(call.text("Name")));
  }

  ObjectNode list(Call call) {
    Page<Shelf.Item> page = schedules.listGroups(listing(call).under(call.text("NamePrefix", "")));
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode list = answer.putArray("ScheduleGroups");
    page.items().forEach(item -> list.add(shown(item.name(), item.document())));
    return page.nextToken() == null ? answer : answer.put("NextToken", page.nextToken());
  }

  /** Deletes a group and all that is in it. */
  void delete(Call call) {
    String name = call.text("Name");
    if (name.equals(Schedules.DEFAULT)) {
      throw ScheduleErrors.invalid("The default schedule group cannot be deleted.");
    }
    Listing all = new Listing(name + "/", "", 1_000_000, Shelf.Order.ASCENDING);
    db.writeOnly(
        h -> {
          ObjectNode unused = schedules.loadGroup(name);
          for (KeptSchedule each : schedules.list(all, schedule -> true).items()) {
            times.cancel(h, each);
            schedules.delete(each);
          }
          schedules.deleteGroup(name);
        });
  }

  private static String named(Call call) {
    String arn = call.text("ResourceArn");
    if (!arn.startsWith(arn(""))) {
      throw ScheduleErrors.notFound("Resource " + arn);
    }
    return arn.substring(arn("").length());
  }

  ObjectNode tags(Call call) {
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode list = answer.putArray(TAGS);
    schedules
        .loadGroup(named(call))
        .path(TAGS)
        .properties()
        .forEach(
            tag -> list.addObject().put("Key", tag.getKey()).put("Value", tag.getValue().asText()));
    return answer;
  }

  void tag(Call call) {
    change(call, tags -> putTags(tags, call));
  }

  void untag(Call call) {
    change(call, tags -> tags.remove(call.texts("TagKeys")));
  }

  private void change(Call call, Consumer<ObjectNode> change) {
    schedules.changeGroup(named(call), group -> change.accept(group.withObjectProperty(TAGS)));
  }
}
