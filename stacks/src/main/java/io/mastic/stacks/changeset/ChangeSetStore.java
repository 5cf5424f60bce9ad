package io.mastic.stacks.changeset;

import io.mastic.kernel.Json;
import io.mastic.kernel.secret.SealedColumn;
import io.mastic.kernel.secret.Seals;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of change sets, sealed as those of stacks. */
public final class ChangeSetStore {

  private static final SealedColumn DOCUMENT =
      new SealedColumn("change_set", "document", List.of("id"));

  private final Seals seals;

  public ChangeSetStore(Seals seals) {
    this.seals = seals;
  }

  public static List<SealedColumn> sealedColumns() {
    return List.of(DOCUMENT);
  }

  public void put(Handle h, ChangeSet set) {
    h.createUpdate(
            "INSERT INTO change_set (id, stack_id, name, created_at, document) VALUES (:id,"
                + " :stack, :name, :at, :document) ON CONFLICT (id) DO UPDATE SET document ="
                + " excluded.document")
        .bind("id", set.arn())
        .bind("stack", set.stack())
        .bind("name", set.name())
        .bind("at", set.standing().at())
        .bind("document", seals.seal(Json.write(set), DOCUMENT.place(List.of(set.arn()))))
        .execute();
  }

  public Optional<ChangeSet> find(Handle h, String stack, String name) {
    return h.createQuery(
            "SELECT id, document FROM change_set WHERE stack_id = :stack AND name = :name")
        .bind("stack", stack)
        .bind("name", name)
        .map((rs, c) -> opened(rs.getString("id"), rs.getString("document")))
        .findOne();
  }

  public Optional<ChangeSet> find(Handle h, String arn) {
    return h.createQuery("SELECT id, document FROM change_set WHERE id = :id")
        .bind("id", arn)
        .map((rs, c) -> opened(rs.getString("id"), rs.getString("document")))
        .findOne();
  }

  /** The newest first. */
  public List<ChangeSet> list(Handle h, String stack) {
    return h.createQuery(
            "SELECT id, document FROM change_set WHERE stack_id = :stack ORDER BY created_at DESC")
        .bind("stack", stack)
        .map((rs, c) -> opened(rs.getString("id"), rs.getString("document")))
        .list();
  }

  public void delete(Handle h, String arn) {
    h.execute("DELETE FROM change_set WHERE id = ?", arn);
  }

  /** Once one of them was executed, the others are of no use. */
  public void deleteAll(Handle h, String stack) {
    h.execute("DELETE FROM change_set WHERE stack_id = ?", stack);
  }

  private ChangeSet opened(String arn, String text) {
    return Json.read(seals.open(text, DOCUMENT.place(List.of(arn))), ChangeSet.class);
  }
}
