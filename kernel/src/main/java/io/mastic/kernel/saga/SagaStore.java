package io.mastic.kernel.saga;

import com.fasterxml.jackson.core.type.TypeReference;
import io.mastic.kernel.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows of sagas and their steps. */
final class SagaStore {

  private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};

  private SagaStore() {}

  static void insert(Handle h, String id, SagaOrder order, Instant now) {
    h.createUpdate(
            "INSERT INTO saga (id, kind, account, region, input, state, reason, cancelled,"
                + " started_at) VALUES (:id, :kind, :account, :region, :input, 'RUNNING', '', 0,"
                + " :now)")
        .bind("id", id)
        .bind("kind", order.kind())
        .bind("account", order.account())
        .bind("region", order.region())
        .bind("input", order.input())
        .bind("now", now.toEpochMilli())
        .execute();
    for (int number = 0; number < order.steps().size(); number++) {
      insert(h, id, number, order.steps().get(number), now);
    }
  }

  private static void insert(Handle h, String id, int number, StepOrder step, Instant now) {
    h.createUpdate(
            "INSERT INTO saga_step (saga_id, number, name, argument, after, state, tries, due_at,"
                + " note, output, reason) VALUES (:id, :number, :name, :argument, :after,"
                + " 'PENDING', 0, :now, '', '', '')")
        .bind("id", id)
        .bind("number", number)
        .bind("name", step.name())
        .bind("argument", step.argument())
        .bind("after", Json.write(step.after()))
        .bind("now", now.toEpochMilli())
        .execute();
  }

  static Optional<Saga> find(Handle h, String id) {
    List<SagaStep> steps =
        h.createQuery("SELECT * FROM saga_step WHERE saga_id = :id ORDER BY number")
            .bind("id", id)
            .map((rs, c) -> step(rs))
            .list();
    return h.createQuery("SELECT * FROM saga WHERE id = :id")
        .bind("id", id)
        .map((rs, c) -> saga(rs, steps))
        .findOne();
  }

  private static Saga saga(ResultSet rs, List<SagaStep> steps) throws SQLException {
    return new Saga(
        rs.getString("id"),
        new Saga.Owner(
            rs.getString("kind"),
            rs.getString("account"),
            rs.getString("region"),
            rs.getString("input")),
        new Saga.Course(
            SagaState.valueOf(rs.getString("state")),
            rs.getString("reason"),
            rs.getInt("cancelled") == 1),
        Instant.ofEpochMilli(rs.getLong("started_at")),
        instant(rs.getLong("ended_at")),
        steps);
  }

  private static @Nullable Instant instant(long millis) {
    return millis == 0 ? null : Instant.ofEpochMilli(millis);
  }

  private static SagaStep step(ResultSet rs) throws SQLException {
    return new SagaStep(
        rs.getInt("number"),
        new StepOrder(rs.getString("name"), rs.getString("argument"), names(rs.getString("after"))),
        StepState.valueOf(rs.getString("state")),
        rs.getInt("tries"),
        Instant.ofEpochMilli(rs.getLong("due_at")),
        new SagaStep.Word(rs.getString("note"), rs.getString("output"), rs.getString("reason")));
  }

  private static List<String> names(String json) {
    return Json.MAPPER.convertValue(Json.read(json), NAMES);
  }

  static void update(Handle h, String id, SagaStep step) {
    h.createUpdate(
            "UPDATE saga_step SET state = :state, tries = :tries, due_at = :due, note = :note,"
                + " output = :output, reason = :reason WHERE saga_id = :id AND number = :number")
        .bind("state", step.state())
        .bind("tries", step.tries())
        .bind("due", step.dueAt().toEpochMilli())
        .bind("note", step.word().note())
        .bind("output", step.word().output())
        .bind("reason", step.word().reason())
        .bind("id", id)
        .bind("number", step.number())
        .execute();
  }

  /** Changes a saga's state unless it has another by now. */
  static boolean move(Handle h, Saga saga, SagaState to, String reason, @Nullable Instant end) {
    return h.createUpdate(
                "UPDATE saga SET state = :to, reason = :reason, ended_at = :end WHERE id = :id"
                    + " AND state = :from AND cancelled = :cancelled")
            .bind("to", to)
            .bind("reason", reason)
            .bind("end", end == null ? null : end.toEpochMilli())
            .bind("id", saga.id())
            .bind("from", saga.state())
            .bind("cancelled", saga.course().isCancelled() ? 1 : 0)
            .execute()
        == 1;
  }

  static void cancel(Handle h, String id) {
    h.createUpdate("UPDATE saga SET cancelled = 1 WHERE id = :id AND state = 'RUNNING'")
        .bind("id", id)
        .execute();
  }

  static int expire(Handle h, Instant before, int most) {
    return h.createUpdate(
            "DELETE FROM saga WHERE id IN (SELECT id FROM saga WHERE ended_at < :before"
                + " AND state <> 'STUCK' ORDER BY ended_at LIMIT :most)")
        .bind("before", before.toEpochMilli())
        .bind("most", most)
        .execute();
  }
}
