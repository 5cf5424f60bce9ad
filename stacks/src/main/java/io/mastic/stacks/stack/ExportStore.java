package io.mastic.stacks.stack;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What stacks export, and which other stacks import it. */
public final class ExportStore {

  private ExportStore() {}

  /** An export. */
  public record Export(String name, String stackId, String value) {}

  public static Optional<Export> find(Handle h, StackId in, String name) {
    return h.createQuery(
            "SELECT name, stack_id, value FROM stack_export WHERE account = :account AND region ="
                + " :region AND name = :name")
        .bind("account", in.account())
        .bind("region", in.region())
        .bind("name", name)
        .map(
            (rs, c) ->
                new Export(rs.getString("name"), rs.getString("stack_id"), rs.getString("value")))
        .findOne();
  }

  /** In the order of their names. */
  public static List<Export> list(Handle h, StackId in, String after, int limit) {
    return h.createQuery(
            "SELECT name, stack_id, value FROM stack_export WHERE account = :account AND region ="
                + " :region AND name > :after ORDER BY name LIMIT :limit")
        .bind("account", in.account())
        .bind("region", in.region())
        .bind("after", after)
        .bind("limit", limit)
        .map(
            (rs, c) ->
                new Export(rs.getString("name"), rs.getString("stack_id"), rs.getString("value")))
        .list();
  }

  public static void replace(Handle h, StackId of, List<StackOutput> outputs) {
    h.execute("DELETE FROM stack_export WHERE stack_id = ?", of.arn());
    for (StackOutput output : outputs) {
      if (!output.exportName().isEmpty()) {
        h.createUpdate(
                "INSERT INTO stack_export (account, region, name, stack_id, value) VALUES"
                    + " (:account, :region, :name, :stack, :value)")
            .bind("account", of.account())
            .bind("region", of.region())
            .bind("name", output.exportName())
            .bind("stack", of.arn())
            .bind("value", output.value())
            .execute();
      }
    }
  }

  public static void replaceImports(Handle h, StackId of, Set<String> names) {
    h.execute("DELETE FROM stack_import WHERE stack_id = ?", of.arn());
    names.forEach(name -> addImport(h, of, name));
  }

  public static void addImport(Handle h, StackId of, String name) {
    h.createUpdate(
            "INSERT INTO stack_import (account, region, name, stack_id) VALUES (:account, :region,"
                + " :name, :stack) ON CONFLICT (account, region, name, stack_id) DO NOTHING")
        .bind("account", of.account())
        .bind("region", of.region())
        .bind("name", name)
        .bind("stack", of.arn())
        .execute();
  }

  /** Names of the stacks that import it. */
  public static List<String> importers(Handle h, StackId in, String name) {
    return h.createQuery(
            "SELECT s.name FROM stack_import i JOIN stack s ON s.id = i.stack_id WHERE i.account ="
                + " :account AND i.region = :region AND i.name = :name ORDER BY s.name")
        .bind("account", in.account())
        .bind("region", in.region())
        .bind("name", name)
        .mapTo(String.class)
        .list();
  }
}
