package io.mastic.workflows;

import io.mastic.contract.Pojos;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Workflow;

/** The rows of workflows. */
final class WorkflowStore {

  private static final String KEY =
      " WHERE account = :account AND region = :region AND name = :name";

  private WorkflowStore() {}

  /** Adds a workflow; false if the name is taken. */
  static boolean insert(Handle h, Caller caller, Workflow workflow) {
    return h.createUpdate(
                "INSERT INTO workflow (account, region, name, document, created_at, modified_at)"
                    + " VALUES (:account, :region, :name, :document, :created, :modified)"
                    + " ON CONFLICT (account, region, name) DO NOTHING")
            .bind("account", caller.account())
            .bind("region", caller.region())
            .bind("name", workflow.name())
            .bind("document", Pojos.json(workflow))
            .bind("created", workflow.createdOn().toEpochMilli())
            .bind("modified", workflow.lastModifiedOn().toEpochMilli())
            .execute()
        == 1;
  }

  static void update(Handle h, Caller caller, Workflow workflow) {
    h.createUpdate("UPDATE workflow SET document = :document, modified_at = :modified" + KEY)
        .bind("account", caller.account())
        .bind("region", caller.region())
        .bind("name", workflow.name())
        .bind("document", Pojos.json(workflow))
        .bind("modified", workflow.lastModifiedOn().toEpochMilli())
        .execute();
  }

  static Optional<Workflow> find(Handle h, Caller caller, String name) {
    return h.createQuery("SELECT document FROM workflow" + KEY)
        .bind("account", caller.account())
        .bind("region", caller.region())
        .bind("name", name)
        .map((rs, c) -> Pojos.read(rs.getString("document"), Workflow.builder()).build())
        .findOne();
  }

  static void delete(Handle h, Caller caller, String name) {
    h.createUpdate("DELETE FROM workflow" + KEY)
        .bind("account", caller.account())
        .bind("region", caller.region())
        .bind("name", name)
        .execute();
  }

  static Page<String> listNames(Handle h, Caller caller, @Nullable String token, int limit) {
    List<String> after = PageToken.decode(token, 1);
    List<String> names =
        h.createQuery(
                "SELECT name FROM workflow WHERE account = :account AND region = :region AND name > :after"
                    + " ORDER BY name LIMIT :limit")
            .bind("account", caller.account())
            .bind("region", caller.region())
            .bind("after", after.isEmpty() ? "" : after.get(0))
            .bind("limit", limit + 1)
            .mapTo(String.class)
            .list();
    return Page.cut(names, limit, List::of);
  }
}
