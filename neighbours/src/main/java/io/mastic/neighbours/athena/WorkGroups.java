package io.mastic.neighbours.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Db;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.shelf.Listing;
import io.mastic.neighbours.shelf.Shelf;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Work groups. One called {@code primary} is always there. */
final class WorkGroups {

  static final String PRIMARY = "primary";

  private static final String CONFIGURATION = "Configuration";
  private static final String SINCE = "CreationTime";

  private final Db db;
  private final Clock clock;
  private final Shelf groups;
  private final Shelf queries;
  private final Shelf statements;

  WorkGroups(Db db, Clock clock) {
    this.db = db;
    this.clock = clock;
    this.groups = new Shelf(db, "athena-group");
    this.queries = new Shelf(db, NamedQueries.KIND);
    this.statements = new Shelf(db, PreparedStatements.KIND);
  }

  Optional<ObjectNode> find(String name) {
    Optional<ObjectNode> kept = groups.find(name);
    return kept.isEmpty() && name.equals(PRIMARY) ? Optional.of(primary()) : kept;
  }

  private static ObjectNode primary() {
    ObjectNode group = AthenaShelf.empty().put("State", "ENABLED").put(SINCE, 0);
    ObjectNode configuration = WorkGroupSettings.withDefaults(AthenaShelf.empty());
    group.set(CONFIGURATION, configuration.put("EnforceWorkGroupConfiguration", false));
    return group;
  }

  ObjectNode load(String name) {
    return find(name).orElseThrow(() -> AthenaErrors.noWorkGroup(name));
  }

  ObjectNode create(Call call) {
    ObjectNode group = AthenaShelf.given(call, List.of("Description"));
    group.put("State", "ENABLED").put(SINCE, clock.millis() / 1_000.0);
    JsonNode given = call.members().path(CONFIGURATION);
    ObjectNode settings = given.isObject() ? (ObjectNode) given : AthenaShelf.empty();
    group.set(CONFIGURATION, WorkGroupSettings.withDefaults(settings.deepCopy()));
    group.set(AthenaShelf.TAGS, AthenaShelf.tags(call));
    String name = call.text("Name");
    if (name.equals(PRIMARY) || !groups.insert(name, group)) {
      throw AthenaErrors.invalid("WorkGroup " + name + " is already created.");
    }
    return AthenaShelf.empty();
  }

  ObjectNode get(Call call) {
    String name = call.text("WorkGroup");
    ObjectNode answer = AthenaShelf.empty();
    ObjectNode group = load(name);
    group.remove(AthenaShelf.TAGS);
    answer.set("WorkGroup", group.put("Name", name));
    return answer;
  }

  ObjectNode list(Call call) {
    Listing listing = AthenaShelf.listing(call, 50);
    db.writeOnly(
        h -> {
          if (groups.find(PRIMARY).isEmpty()) {
            groups.put(PRIMARY, primary());
          }
        });
    return AthenaShelf.page(
        "WorkGroups",
        groups.list(listing, item -> true),
        item -> {
          ObjectNode shown = item.document().deepCopy();
          shown.retain("State", "Description", SINCE);
          shown.set("EngineVersion", item.document().path(CONFIGURATION).path("EngineVersion"));
          return Optional.of(shown.put("Name", item.name()));
        });
  }

  void update(Call call) {
    change(
        call.text("WorkGroup"),
        group -> {
          group.setAll(AthenaShelf.given(call, List.of("Description", "State")));
          if (call.members().path("ConfigurationUpdates") instanceof ObjectNode updates) {
            WorkGroupSettings.change(group.withObjectProperty(CONFIGURATION), updates);
          }
        });
  }

  void change(String name, Consumer<ObjectNode> change) {
    db.writeOnly(
        h -> {
          ObjectNode group = load(name);
          change.accept(group);
          groups.put(name, group);
        });
  }

  void delete(Call call) {
    String name = call.text("WorkGroup");
    if (name.equals(PRIMARY)) {
      throw AthenaErrors.invalid("WorkGroup primary cannot be deleted.");
    }
    db.writeOnly(
        h -> {
          ObjectNode unused = load(name);
          List<Shelf.Item> its =
              within(queries, "", item -> item.document().path("WorkGroup").asText().equals(name));
          List<Shelf.Item> own = within(statements, name + "/", item -> true);
          if (!call.says("RecursiveDeleteOption") && !(its.isEmpty() && own.isEmpty())) {
            throw AthenaErrors.invalid("WorkGroup " + name + " is not empty.");
          }
          its.forEach(item -> queries.delete(item.name()));
          own.forEach(item -> statements.delete(item.name()));
          groups.delete(name);
        });
  }

  /** What there is of a work group: queries by their place, statements below its name. */
  private static List<Shelf.Item> within(Shelf shelf, String prefix, Predicate<Shelf.Item> its) {
    return shelf.list(new Listing(prefix, "", 100_000, Shelf.Order.ASCENDING), its).items();
  }
}
