package io.mastic.stacks.drift;

import io.mastic.kernel.Json;
import io.mastic.kernel.secret.SealedColumn;
import io.mastic.kernel.secret.Seals;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What the last look for drift of each stack found, sealed. */
public final class DriftStore {

  private static final SealedColumn DOCUMENT =
      new SealedColumn("stack_drift", "document", List.of("stack_id"));

  private final Seals seals;

  public DriftStore(Seals seals) {
    this.seals = seals;
  }

  public static List<SealedColumn> sealedColumns() {
    return List.of(DOCUMENT);
  }

  void put(Handle h, StackDrift drift) {
    h.createUpdate(
            "INSERT INTO stack_drift (stack_id, id, document) VALUES (:stack, :id, :document)"
                + " ON CONFLICT (stack_id) DO UPDATE SET id = excluded.id, document ="
                + " excluded.document")
        .bind("stack", drift.stack())
        .bind("id", drift.id())
        .bind("document", seals.seal(Json.write(drift), DOCUMENT.place(List.of(drift.stack()))))
        .execute();
  }

  Optional<StackDrift> find(Handle h, String idOrStack) {
    String column = idOrStack.startsWith("arn:") ? "stack_id" : "id";
    return h.createQuery("SELECT stack_id, document FROM stack_drift WHERE " + column + " = :key")
        .bind("key", idOrStack)
        .map(
            (rs, c) ->
                Json.read(
                    seals.open(
                        rs.getString("document"),
                        DOCUMENT.place(List.of(rs.getString("stack_id")))),
                    StackDrift.class))
        .findOne();
  }
}
