package io.mastic.neighbours.schedules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import io.mastic.kernel.Page;
import io.mastic.neighbours.shelf.Listing;
import io.mastic.neighbours.shelf.Shelf;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Groups and the schedules in them, as they are kept. A group called {@code default} is there. */
final class Schedules {

  static final String DEFAULT = "default";

  private final Db db;
  private final Shelf groups;
  private final Shelf schedules;

  Schedules(Db db) {
    this.db = db;
    this.groups = new Shelf(db, "schedule-group");
    this.schedules = new Shelf(db, "schedule");
  }

  Optional<ObjectNode> findGroup(String name) {
    Optional<ObjectNode> kept = groups.find(name);
    return kept.isEmpty() && name.equals(DEFAULT) ? Optional.of(first()) : kept;
  }

  private static ObjectNode first() {
    ObjectNode group = Json.MAPPER.createObjectNode();
    return group.put(KeptSchedule.MADE, 0).put(KeptSchedule.CHANGED, 0);
  }

  ObjectNode loadGroup(String name) {
    return findGroup(name).orElseThrow(() -> ScheduleErrors.notFound("Schedule group " + name));
  }

  /** Whether there was none of that name. */
  boolean insertGroup(String name, ObjectNode group) {
    return !name.equals(DEFAULT) && groups.insert(name, group);
  }

  void changeGroup(String name, Consumer<ObjectNode> change) {
    db.writeOnly(
        h -> {
          ObjectNode group = loadGroup(name);
          change.accept(group);
          groups.put(name, group);
        });
  }

  /** A page of groups, the one that is always there among them. */
  Page<Shelf.Item> listGroups(Listing listing) {
    db.writeOnly(
        h -> {
          if (groups.find(DEFAULT).isEmpty()) {
            groups.put(DEFAULT, first());
          }
        });
    return groups.list(listing, item -> true);
  }

  void deleteGroup(String name) {
    groups.delete(name);
  }

  Optional<KeptSchedule> find(String group, String name) {
    return schedules
        .find(KeptSchedule.key(group, name))
        .map(document -> new KeptSchedule(group, name, document));
  }

  KeptSchedule load(String group, String name) {
    ObjectNode unused = loadGroup(group);
    return find(group, name).orElseThrow(() -> ScheduleErrors.notFound("Schedule " + name));
  }

  void put(KeptSchedule schedule) {
    schedules.put(schedule.key(), schedule.document());
  }

  void delete(KeptSchedule schedule) {
    schedules.delete(schedule.key());
  }

  Page<KeptSchedule> list(Listing listing, Predicate<KeptSchedule> isWanted) {
    return schedules
        .list(listing, item -> isWanted.test(KeptSchedule.of(item.name(), item.document())))
        .map(item -> KeptSchedule.of(item.name(), item.document()));
  }
}
