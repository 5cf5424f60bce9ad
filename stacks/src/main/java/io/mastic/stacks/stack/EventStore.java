package io.mastic.stacks.stack;

import io.mastic.kernel.Json;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The events of stacks. */
public final class EventStore {

  private EventStore() {}

  public static void add(Handle h, String arn, StackEvent event) {
    h.createUpdate(
            "INSERT INTO stack_event (stack_id, number, document) SELECT :stack,"
                + " COALESCE(MAX(number), 0) + 1, :document FROM stack_event WHERE stack_id ="
                + " :stack")
        .bind("stack", arn)
        .bind("document", Json.write(event))
        .execute();
  }

  /**
   * An event and its place.
   *
   * @param number from 1, in the order of time
   */
  public record Numbered(int number, StackEvent event) {}

  /** The newest first, those before a number. */
  public static List<Numbered> list(Handle h, String arn, int before, int limit) {
    return h.createQuery(
            "SELECT number, document FROM stack_event WHERE stack_id = :stack AND number < :before"
                + " ORDER BY number DESC LIMIT :limit")
        .bind("stack", arn)
        .bind("before", before)
        .bind("limit", limit)
        .map(
            (rs, c) ->
                new Numbered(
                    rs.getInt("number"), Json.read(rs.getString("document"), StackEvent.class)))
        .list();
  }
}
