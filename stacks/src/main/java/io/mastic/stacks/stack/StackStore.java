package io.mastic.stacks.stack;

import io.mastic.kernel.Json;
import io.mastic.kernel.secret.SealedColumn;
import io.mastic.kernel.secret.Seals;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows of stacks; what they are made of is sealed, since secrets may be in it. */
public final class StackStore {

  private static final SealedColumn DOCUMENT = new SealedColumn("stack", "document", List.of("id"));
  private static final SealedColumn DEPLOYMENT =
      new SealedColumn("stack", "deployment", List.of("id"));
  private static final SealedColumn RESOURCE =
      new SealedColumn("stack_resource", "document", List.of("stack_id", "logical_id"));

  private final Seals seals;
  private final ExportStore exports;

  public StackStore(Seals seals) {
    this.seals = seals;
    this.exports = new ExportStore(seals);
  }

  /** What is sealed in these tables. */
  public static List<SealedColumn> sealedColumns() {
    return List.of(DOCUMENT, DEPLOYMENT, RESOURCE, ExportStore.VALUE);
  }

  /** What stacks give to each other. */
  public ExportStore exports() {
    return exports;
  }

  public void insert(Handle h, Stack stack) {
    h.createUpdate(
            "INSERT INTO stack (id, account, region, name, status, live, created_at, document)"
                + " VALUES (:id, :account, :region, :name, :status, 1, :created, :document)")
        .bind("id", stack.id().arn())
        .bind("account", stack.id().account())
        .bind("region", stack.id().region())
        .bind("name", stack.name())
        .bind("status", stack.status())
        .bind("created", stack.times().created())
        .bind("document", sealed(stack))
        .execute();
  }

  public void update(Handle h, Stack stack) {
    boolean isLive = stack.status() != StackStatus.DELETE_COMPLETE;
    h.createUpdate(
            "UPDATE stack SET status = :status, live = :live, deleted_at = :deleted,"
                + " document = :document WHERE id = :id")
        .bind("status", stack.status())
        .bind("live", isLive ? 1 : 0)
        .bind("deleted", isLive ? null : stack.times().deleted())
        .bind("document", sealed(stack))
        .bind("id", stack.id().arn())
        .execute();
  }

  /** By its id, also if it is deleted; or by the name of one that is not. */
  public Optional<Stack> find(Handle h, String account, String region, String nameOrId) {
    String which = nameOrId.startsWith("arn:") ? "id = :key" : "name = :key AND live = 1";
    return h.createQuery(
            "SELECT id, document FROM stack WHERE account = :account AND region = :region AND "
                + which)
        .bind("account", account)
        .bind("region", region)
        .bind("key", nameOrId)
        .map((rs, c) -> opened(rs.getString("id"), rs.getString("document")))
        .findOne();
  }

  public Stack load(Handle h, String arn) {
    return h.createQuery("SELECT id, document FROM stack WHERE id = :id")
        .bind("id", arn)
        .map((rs, c) -> opened(rs.getString("id"), rs.getString("document")))
        .one();
  }

  /** The newest first. */
  public List<Stack> list(Handle h, String account, String region, Range range) {
    return h.createQuery(
            "SELECT id, document FROM stack WHERE account = :account AND region = :region"
                + (range.isLive() ? " AND live = 1" : "")
                + " AND (created_at < :at OR (created_at = :at AND id > :id))"
                + " ORDER BY created_at DESC, id LIMIT :limit")
        .bind("account", account)
        .bind("region", region)
        .bind("at", range.at())
        .bind("id", range.id())
        .bind("limit", range.limit())
        .map((rs, c) -> opened(rs.getString("id"), rs.getString("document")))
        .list();
  }

  /**
   * A piece of a list.
   *
   * @param isLive whether deleted stacks are left out
   * @param at and {@code id}: of the stack after which it begins
   */
  public record Range(boolean isLive, long at, String id, int limit) {

    public static Range first(boolean isLive, int limit) {
      return new Range(isLive, Long.MAX_VALUE, "", limit);
    }
  }

  public void deploy(Handle h, String arn, @Nullable Deployment deployment) {
    h.createUpdate("UPDATE stack SET deployment = :deployment WHERE id = :id")
        .bind(
            "deployment",
            deployment == null
                ? null
                : seals.seal(Json.write(deployment), DEPLOYMENT.place(List.of(arn))))
        .bind("id", arn)
        .execute();
  }

  public Optional<Deployment> findDeployment(Handle h, String arn) {
    return h.createQuery("SELECT deployment FROM stack WHERE id = :id AND deployment IS NOT NULL")
        .bind("id", arn)
        .mapTo(String.class)
        .findOne()
        .map(text -> seals.open(text, DEPLOYMENT.place(List.of(arn))))
        .map(json -> Json.read(json, Deployment.class));
  }

  public void put(Handle h, String arn, ResourceRow row) {
    h.createUpdate(
            "INSERT INTO stack_resource (stack_id, logical_id, status, document) VALUES (:stack, :id,"
                + " :status, :document) ON CONFLICT (stack_id, logical_id) DO UPDATE SET status ="
                + " excluded.status, document = excluded.document")
        .bind("stack", arn)
        .bind("id", row.logicalId())
        .bind("status", row.status())
        .bind(
            "document", seals.seal(Json.write(row), RESOURCE.place(List.of(arn, row.logicalId()))))
        .execute();
  }

  public void remove(Handle h, String arn, String logicalId) {
    h.execute("DELETE FROM stack_resource WHERE stack_id = ? AND logical_id = ?", arn, logicalId);
  }

  public Optional<ResourceRow> findResource(Handle h, String arn, String logicalId) {
    return h.createQuery(
            "SELECT document FROM stack_resource WHERE stack_id = :stack AND logical_id = :id")
        .bind("stack", arn)
        .bind("id", logicalId)
        .mapTo(String.class)
        .findOne()
        .map(text -> row(arn, logicalId, text));
  }

  /** In the order of their logical ids. */
  public List<ResourceRow> resources(Handle h, String arn) {
    return h.createQuery(
            "SELECT logical_id, document FROM stack_resource WHERE stack_id = :stack ORDER BY"
                + " logical_id")
        .bind("stack", arn)
        .map((rs, c) -> row(arn, rs.getString("logical_id"), rs.getString("document")))
        .list();
  }

  /** Those that stand so. */
  public List<ResourceRow> resources(Handle h, String arn, String status) {
    return h.createQuery(
            "SELECT logical_id, document FROM stack_resource WHERE stack_id = :stack AND status ="
                + " :status ORDER BY logical_id")
        .bind("stack", arn)
        .bind("status", status)
        .map((rs, c) -> row(arn, rs.getString("logical_id"), rs.getString("document")))
        .list();
  }

  private ResourceRow row(String arn, String logicalId, String text) {
    return Json.read(seals.open(text, RESOURCE.place(List.of(arn, logicalId))), ResourceRow.class);
  }

  private String sealed(Stack stack) {
    return seals.seal(Json.write(stack), DOCUMENT.place(List.of(stack.id().arn())));
  }

  private Stack opened(String arn, String text) {
    return Json.read(seals.open(text, DOCUMENT.place(List.of(arn))), Stack.class);
  }
}
