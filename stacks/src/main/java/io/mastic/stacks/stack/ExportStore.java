package io.mastic.stacks.stack;

import io.mastic.kernel.secret.SealedColumn;
import io.mastic.kernel.secret.Seals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What stacks export, and which other stacks import it; the values are sealed. */
public final class ExportStore {

  static final SealedColumn VALUE =
      new SealedColumn("stack_export", "value", List.of("account", "region", "name"));

  private static final String SELECT =
      "SELECT account, region, name, stack_id, value, hidden FROM stack_export WHERE ";

  private final Seals seals;

  ExportStore(Seals seals) {
    this.seals = seals;
  }

  /**
   * An export.
   *
   * @param isHidden whether its value is given to other stacks, and shown to nobody
   */
  public record Export(String name, String stackId, String value, boolean isHidden) {}

  public Optional<Export> find(Handle h, StackId in, String name) {
    return h.createQuery(SELECT + "account = :account AND region = :region AND name = :name")
        .bind("account", in.account())
        .bind("region", in.region())
        .bind("name", name)
        .map((rs, c) -> export(rs))
        .findOne();
  }

  /** In the order of their names. */
  public List<Export> list(Handle h, StackId in, String after, int limit) {
    return h.createQuery(
            SELECT
                + "account = :account AND region = :region AND name > :after"
                + " ORDER BY name LIMIT :limit")
        .bind("account", in.account())
        .bind("region", in.region())
        .bind("after", after)
        .bind("limit", limit)
        .map((rs, c) -> export(rs))
        .list();
  }

  /** Those of one stack. */
  public List<Export> of(Handle h, StackId stack) {
    return h.createQuery(SELECT + "stack_id = :stack ORDER BY name")
        .bind("stack", stack.arn())
        .map((rs, c) -> export(rs))
        .list();
  }

  private Export export(ResultSet rs) throws SQLException {
    String name = rs.getString("name");
    String place = VALUE.place(List.of(rs.getString("account"), rs.getString("region"), name));
    return new Export(
        name,
        rs.getString("stack_id"),
        seals.open(rs.getString("value"), place),
        rs.getInt("hidden") == 1);
  }

  public void replace(Handle h, StackId of, List<Export> exports) {
    h.execute("DELETE FROM stack_export WHERE stack_id = ?", of.arn());
    for (Export export : exports) {
      String place = VALUE.place(List.of(of.account(), of.region(), export.name()));
      h.createUpdate(
              "INSERT INTO stack_export (account, region, name, stack_id, value, hidden) VALUES"
                  + " (:account, :region, :name, :stack, :value, :hidden)")
          .bind("account", of.account())
          .bind("region", of.region())
          .bind("name", export.name())
          .bind("stack", of.arn())
          .bind("value", seals.seal(export.value(), place))
          .bind("hidden", export.isHidden() ? 1 : 0)
          .execute();
    }
  }

  /** What a stack that has settled imports, and nothing else. */
  public void replaceImports(Handle h, StackId of, Set<String> names) {
    h.execute("DELETE FROM stack_import WHERE stack_id = ?", of.arn());
    names.forEach(name -> addImport(h, of, name, ""));
  }

  /** What a deployment imports, which may not come to its end. */
  public void addImport(Handle h, StackId of, String name, String deployment) {
    h.createUpdate(
            "INSERT INTO stack_import (account, region, name, stack_id, deployment) VALUES"
                + " (:account, :region, :name, :stack, :deployment)"
                + " ON CONFLICT (account, region, name, stack_id) DO NOTHING")
        .bind("account", of.account())
        .bind("region", of.region())
        .bind("name", name)
        .bind("stack", of.arn())
        .bind("deployment", deployment)
        .execute();
  }

  /** A deployment was undone: what it alone imported is not imported any more. */
  public void dropImports(Handle h, StackId of, String deployment) {
    h.execute(
        "DELETE FROM stack_import WHERE stack_id = ? AND deployment = ?", of.arn(), deployment);
  }

  /** The same of all deployments that did not come to their end. */
  public void dropOpenImports(Handle h, StackId of) {
    h.execute("DELETE FROM stack_import WHERE stack_id = ? AND deployment <> ''", of.arn());
  }

  /** Names of the stacks that import it. */
  public List<String> importers(Handle h, StackId in, String name) {
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
