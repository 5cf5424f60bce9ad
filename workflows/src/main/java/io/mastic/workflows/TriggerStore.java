package io.mastic.workflows;

import io.mastic.contract.Pojos;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import io.mastic.workflows.step.ActivityEnd;
import io.mastic.workflows.step.Firing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Condition;
import software.amazon.awssdk.services.glue.model.Trigger;

/** The rows of triggers, and of what standalone conditional ones wait for. */
final class TriggerStore {

  private static final String KEY =
      " WHERE account = :account AND region = :region AND name = :name";

  private TriggerStore() {}

  static void save(Handle h, Caller caller, Trigger trigger) {
    h.createUpdate(
            "INSERT INTO workflow_trigger"
                + " (account, region, name, workflow, state, document, jobs_entered)"
                + " VALUES (:account, :region, :name, :workflow, :state, :document, 1)"
                + " ON CONFLICT (account, region, name) DO UPDATE SET state = excluded.state,"
                + " document = excluded.document, jobs_entered = 1")
        .bind("account", caller.account())
        .bind("region", caller.region())
        .bind("name", trigger.name())
        .bind("workflow", trigger.workflowName())
        .bind("state", trigger.stateAsString())
        .bind("document", Pojos.json(trigger))
        .execute();
    TriggerJobs.enter(h, caller, trigger);
  }

  /** A trigger, and whose it is. */
  record Owned(Caller owner, Trigger trigger) {}

  /** Some of those whose jobs an older build did not enter. */
  static List<Owned> toEnter(Handle h, int limit) {
    return h.createQuery(
            "SELECT account, region, document FROM workflow_trigger WHERE jobs_entered = 0"
                + " ORDER BY account, region, name LIMIT :limit")
        .bind("limit", limit)
        .map(
            (rs, c) ->
                new Owned(
                    Caller.root(rs.getString("account"), rs.getString("region")), trigger(rs)))
        .list();
  }

  static Optional<Trigger> find(Handle h, Caller caller, String name) {
    return h.createQuery("SELECT document FROM workflow_trigger" + KEY)
        .bind("account", caller.account())
        .bind("region", caller.region())
        .bind("name", name)
        .map((rs, c) -> trigger(rs))
        .findOne();
  }

  static void delete(Handle h, Caller caller, String name) {
    unwatch(h, caller, name);
    TriggerEvents.forget(h, caller, name);
    TriggerJobs.delete(h, caller, name);
    h.createUpdate("DELETE FROM workflow_trigger" + KEY)
        .bind("account", caller.account())
        .bind("region", caller.region())
        .bind("name", name)
        .execute();
  }

  /** In the order of their names, as runs take their snapshot. */
  static List<Trigger> of(Handle h, Caller caller, String workflow) {
    return h.createQuery(
            "SELECT document FROM workflow_trigger WHERE account = :account AND region = :region"
                + " AND workflow = :workflow ORDER BY name")
        .bind("account", caller.account())
        .bind("region", caller.region())
        .bind("workflow", workflow)
        .map((rs, c) -> trigger(rs))
        .list();
  }

  static Page<Trigger> list(Handle h, Caller caller, @Nullable String token, int limit) {
    List<String> after = PageToken.decode(token, 1);
    List<Trigger> rows =
        h.createQuery(
                "SELECT document FROM workflow_trigger WHERE account = :account AND region ="
                    + " :region AND name > :after ORDER BY name LIMIT :limit")
            .bind("account", caller.account())
            .bind("region", caller.region())
            .bind("after", after.isEmpty() ? "" : after.get(0))
            .bind("limit", limit + 1)
            .map((rs, c) -> trigger(rs))
            .list();
    return Page.cut(rows, limit, t -> List.of(t.name()));
  }

  static void watch(Handle h, Caller caller, Trigger trigger) {
    unwatch(h, caller, trigger.name());
    List<Condition> conditions = trigger.predicate().conditions();
    for (int i = 0; i < conditions.size(); i++) {
      Condition condition = conditions.get(i);
      h.createUpdate(
              "INSERT INTO trigger_condition (account, region, trigger_name, position, kind, name,"
                  + " state) VALUES (:account, :region, :trigger, :position, :kind, :name, :state)")
          .bind("account", caller.account())
          .bind("region", caller.region())
          .bind("trigger", trigger.name())
          .bind("position", i)
          .bind("kind", Firing.kind(condition).name())
          .bind("name", Firing.name(condition))
          .bind("state", Firing.state(condition))
          .execute();
    }
  }

  static void unwatch(Handle h, Caller caller, String trigger) {
    h.createUpdate(
            "DELETE FROM trigger_condition WHERE account = :account AND region = :region AND"
                + " trigger_name = :trigger")
        .bind("account", caller.account())
        .bind("region", caller.region())
        .bind("trigger", trigger)
        .execute();
  }

  /**
   * Marks the conditions that an end meets, clears those that it no longer does, and names the
   * triggers that watch.
   */
  static List<String> hear(Handle h, ActivityEnd ending) {
    return h
        .createQuery(
            "UPDATE trigger_condition SET met_by = CASE WHEN state = :state THEN :id ELSE NULL END"
                + " WHERE account = :account AND region = :region AND kind = :kind AND name = :name"
                + " AND (met_by IS NULL OR met_by <> :id) RETURNING trigger_name")
        .bind("state", ending.state())
        .bind("id", ending.subject().id())
        .bind("account", ending.subject().account())
        .bind("region", ending.subject().region())
        .bind("kind", ending.subject().kind().name())
        .bind("name", ending.subject().name())
        .mapTo(String.class)
        .stream()
        .distinct()
        .toList();
  }

  /** How many conditions a trigger has that are met, and how many that are not. */
  static int[] metAndUnmet(Handle h, Caller caller, String trigger) {
    return h.createQuery(
            "SELECT COUNT(met_by) AS met, COUNT(*) - COUNT(met_by) AS unmet FROM trigger_condition"
                + " WHERE account = :account AND region = :region AND trigger_name = :trigger")
        .bind("account", caller.account())
        .bind("region", caller.region())
        .bind("trigger", trigger)
        .map((rs, c) -> new int[] {rs.getInt("met"), rs.getInt("unmet")})
        .one();
  }

  /** The job runs, by their jobs, that met conditions of a trigger. */
  static Map<String, String> met(Handle h, Caller caller, String trigger) {
    return h
        .createQuery(
            "SELECT name, met_by FROM trigger_condition WHERE account = :account AND region ="
                + " :region AND trigger_name = :trigger AND kind = 'JOB' AND met_by IS NOT NULL")
        .bind("account", caller.account())
        .bind("region", caller.region())
        .bind("trigger", trigger)
        .map((rs, c) -> Map.entry(rs.getString("name"), rs.getString("met_by")))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> other));
  }

  private static Trigger trigger(ResultSet rs) throws SQLException {
    return Pojos.read(rs.getString("document"), Trigger.builder()).build();
  }
}
