package io.mastic.neighbours.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.shelf.Listing;
import io.mastic.neighbours.shelf.Shelf;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Buses and their rules, as they are kept. */
final class EventRules {

  private final Db db;
  private final Clock clock;
  private final Shelf buses;
  private final RuleClock times;

  EventRules(Db db, Clock clock, RuleClock times) {
    this.db = db;
    this.clock = clock;
    this.buses = new Shelf(db, "event-bus");
    this.times = times;
  }

  /** The name of the bus that a call is about, by name or ARN. */
  static String bus(Call call) {
    return busName(call.text("EventBusName", EventRule.DEFAULT_BUS));
  }

  static String busName(String nameOrArn) {
    return nameOrArn.startsWith("arn:")
        ? nameOrArn.substring(nameOrArn.indexOf('/') + 1)
        : nameOrArn;
  }

  static String busArn(String name) {
    Caller caller = Caller.current();
    return "arn:aws:events:" + caller.region() + ":" + caller.account() + ":event-bus/" + name;
  }

  /** A bus; the default one is always there. */
  Optional<ObjectNode> findBus(String name) {
    Optional<ObjectNode> bus = buses.find(name);
    return bus.isEmpty() && name.equals(EventRule.DEFAULT_BUS)
        ? Optional.of(Json.MAPPER.createObjectNode())
        : bus;
  }

  ObjectNode loadBus(String name) {
    return findBus(name).orElseThrow(() -> EventErrors.noBus(name));
  }

  void createBus(String name, ObjectNode document) {
    document.put("CreationTime", clock.millis()).put("LastModifiedTime", clock.millis());
    if (name.equals(EventRule.DEFAULT_BUS) || !buses.insert(name, document)) {
      throw EventErrors.exists("Event bus " + name + " already exists.");
    }
  }

  void putBus(String name, ObjectNode document) {
    document.put("LastModifiedTime", clock.millis());
    buses.put(name, document);
  }

  void deleteBus(String name) {
    if (name.equals(EventRule.DEFAULT_BUS)) {
      throw EventErrors.invalid("Cannot delete event bus default.");
    }
    db.writeOnly(
        h -> {
          if (!RuleStore.of(h, name).isEmpty()) {
            throw EventErrors.invalid(
                "Cannot delete event bus " + name + " as there are rules on it.");
          }
          buses.delete(name);
        });
  }

  List<Shelf.Item> otherBuses() {
    return buses.list(Listing.of(null, 1_000), item -> true).items();
  }

  List<EventRule> rules(String bus) {
    ObjectNode unused = loadBus(bus);
    return db.read(h -> RuleStore.of(h, bus));
  }

  EventRule load(String bus, String name) {
    ObjectNode unused = loadBus(bus);
    return db.read(h -> RuleStore.find(h, bus, name))
        .orElseThrow(() -> EventErrors.noRule(name, bus));
  }

  Optional<EventRule> find(String bus, String name) {
    return db.read(h -> RuleStore.find(h, bus, name));
  }

  void save(EventRule rule) {
    db.writeOnly(
        h -> {
          RuleStore.save(h, rule);
          times.plan(h, rule);
        });
  }

  /** Changes a rule in one transaction. */
  void change(String bus, String name, Consumer<EventRule> change) {
    db.writeOnly(
        h -> {
          EventRule rule = load(bus, name);
          change.accept(rule);
          save(rule);
        });
  }

  void delete(String bus, String name) {
    db.writeOnly(
        h -> {
          ObjectNode unused = loadBus(bus);
          Optional<EventRule> rule = RuleStore.find(h, bus, name);
          if (rule.isPresent() && !rule.get().targets().isEmpty()) {
            throw EventErrors.invalid("Rule can't be deleted since it has targets.");
          }
          RuleStore.delete(h, bus, name);
          if (bus.equals(EventRule.DEFAULT_BUS)) {
            times.cancel(h, name);
          }
        });
  }

  /** What a tagging call is about: the document of a rule or a bus, and how it is kept. */
  void tag(String arn, Consumer<ObjectNode> change) {
    db.writeOnly(
        h -> {
          if (arn.contains(":event-bus/")) {
            String name = busName(arn);
            ObjectNode bus = loadBus(name);
            change.accept(bus.withObjectProperty("Tags"));
            putBus(name, bus);
            return;
          }
          EventRule rule = byArn(arn);
          change.accept(rule.tags());
          RuleStore.save(h, rule);
        });
  }

  ObjectNode tags(String arn) {
    return arn.contains(":event-bus/")
        ? loadBus(busName(arn)).withObjectProperty("Tags")
        : byArn(arn).tags();
  }

  private EventRule byArn(String arn) {
    int at = arn.indexOf(":rule/");
    if (at < 0) {
      throw EventErrors.invalid("Parameter ResourceARN is not valid.");
    }
    String path = arn.substring(at + 6);
    int slash = path.lastIndexOf('/');
    return load(
        slash < 0 ? EventRule.DEFAULT_BUS : path.substring(0, slash), path.substring(slash + 1));
  }
}
