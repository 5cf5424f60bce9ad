package io.mastic.neighbours.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of rules. */
final class RuleStore {

  private static final String BUS =
      " FROM event_rule WHERE account = :account AND region = :region AND bus = :bus";

  private RuleStore() {}

  static Optional<EventRule> find(Handle h, String bus, String name) {
    Caller caller = Caller.current();
    return h.createQuery("SELECT document" + BUS + " AND name = :name")
        .bind("account", caller.account())
        .bind("region", caller.region())
        .bind("bus", bus)
        .bind("name", name)
        .mapTo(String.class)
        .findOne()
        .map(json -> new EventRule(bus, name, (ObjectNode) Json.read(json)));
  }

  /** All rules of a bus, by name. */
  static List<EventRule> of(Handle h, String bus) {
    Caller caller = Caller.current();
    return h.createQuery("SELECT name, document" + BUS + " ORDER BY name")
        .bind("account", caller.account())
        .bind("region", caller.region())
        .bind("bus", bus)
        .map(
            (rs, c) -> new EventRule(bus, rs.getString(1), (ObjectNode) Json.read(rs.getString(2))))
        .list();
  }

  static void save(Handle h, EventRule rule) {
    Caller caller = Caller.current();
    h.createUpdate(
            "INSERT INTO event_rule (account, region, bus, name, document) VALUES (:account,"
                + " :region, :bus, :name, :document) ON CONFLICT (account, region, bus, name) DO"
                + " UPDATE SET document = EXCLUDED.document")
        .bind("account", caller.account())
        .bind("region", caller.region())
        .bind("bus", rule.bus())
        .bind("name", rule.name())
        .bind("document", Json.write(rule.document()))
        .execute();
  }

  static void delete(Handle h, String bus, String name) {
    Caller caller = Caller.current();
    h.createUpdate("DELETE" + BUS + " AND name = :name")
        .bind("account", caller.account())
        .bind("region", caller.region())
        .bind("bus", bus)
        .bind("name", name)
        .execute();
  }
}
