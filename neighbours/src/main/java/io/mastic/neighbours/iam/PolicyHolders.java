package io.mastic.neighbours.iam;

import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import io.mastic.neighbours.query.QueryCall;
import io.mastic.neighbours.query.QueryException;
import io.mastic.neighbours.query.XmlElements;
import java.util.List;
import java.util.Set;

/** Who has a managed policy: groups, roles and users. */
final class PolicyHolders {

  private static final Set<String> FILTERS =
      Set.of("User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy");

  /** Every holder's key is its kind and its name. */
  private static final String ALL =
      "SELECT p.kind AS kind, p.name AS name, p.id AS id, p.path AS path FROM"
          + " iam_principal_attached a JOIN iam_principal p ON p.id = a.id WHERE a.account ="
          + " :account AND a.arn = :arn UNION ALL SELECT 'Role', r.name, NULL, r.path FROM"
          + " iam_attached_policy a JOIN iam_role r ON r.account = a.account AND r.name = a.role"
          + " WHERE a.account = :account AND a.arn = :arn";

  private record Holder(String kind, String name, String id) {}

  private final Db db;
  private final Policies policies;
  private final Roles roles;

  PolicyHolders(Db db, Policies policies, Roles roles) {
    this.db = db;
    this.policies = policies;
    this.roles = roles;
  }

  void list(QueryCall call, XmlElements result) {
    String arn = call.text("PolicyArn");
    policies.requireAttachable(arn);
    String filter = call.find("EntityFilter").orElse("");
    if (!filter.isEmpty() && !FILTERS.contains(filter)) {
      throw QueryException.invalid("EntityFilter must be one of User, Role, Group.");
    }
    if (call.find("PolicyUsageFilter").filter("PermissionsBoundary"::equals).isPresent()) {
      throw new QueryException(
          501, "NotImplemented", "Mastic does not list who has a policy as a boundary.");
    }
    String prefix = call.find("PathPrefix").orElse("/");
    Page<Holder> page = page(arn, List.of(filter, prefix), Pages.after(call), Pages.limit(call));
    for (String kind : List.of("Group", "User", "Role")) {
      result.list(
          "Policy" + kind + "s",
          page.items().stream().filter(holder -> holder.kind().equals(kind)).toList(),
          (member, holder) ->
              member.text(kind + "Name", holder.name()).text(kind + "Id", holder.id()));
    }
    Pages.end(result, page);
  }

  private Page<Holder> page(String arn, List<String> wanted, String after, int limit) {
    String account = Caller.current().account();
    List<Holder> found =
        db.read(
            h ->
                h.createQuery(
                        "SELECT kind, name, id FROM ("
                            + ALL
                            + ") AS holder WHERE kind || '/' || name > :after"
                            + " AND (:kind = '' OR kind = :kind)"
                            + " AND SUBSTR(path, 1, LENGTH(:prefix)) = :prefix"
                            + " ORDER BY kind || '/' || name LIMIT :limit")
                    .bind("account", account)
                    .bind("arn", arn)
                    .bind("after", after)
                    .bind("kind", wanted.get(0))
                    .bind("prefix", wanted.get(1))
                    .bind("limit", limit + 1)
                    .map(
                        (row, context) ->
                            new Holder(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3) == null
                                    ? roles.roleId(account, row.getString(2))
                                    : row.getString(3)))
                    .list());
    return Page.cut(found, limit, holder -> List.of(holder.kind() + "/" + holder.name()));
  }
}
