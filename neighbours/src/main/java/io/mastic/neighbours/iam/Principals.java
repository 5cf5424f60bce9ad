package io.mastic.neighbours.iam;

import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import io.mastic.kernel.Page;
import java.util.List;
import java.util.function.UnaryOperator;

/** The users of an account, or its groups, and what hangs on them. */
final class Principals {

  private final Db db;
  private final PrincipalKind kind;
  private final Policies policies;

  Principals(Db db, PrincipalKind kind, Policies policies) {
    this.db = db;
    this.kind = kind;
    this.policies = policies;
  }

  PrincipalKind kind() {
    return kind;
  }

  Principal create(Principal made) {
    boolean isNew =
        update(
                "INSERT INTO iam_principal (account, kind, name, id, path, document)"
                    + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (account, kind, name) DO NOTHING",
                account(),
                kind.word(),
                made.name(),
                made.id(),
                made.path(),
                Json.write(made))
            > 0;
    if (!isNew) {
      throw kind.taken(made.name());
    }
    return made;
  }

  Principal load(String name) {
    return some("account = ? AND kind = ? AND name = ?", account(), kind.word(), name).stream()
        .findFirst()
        .orElseThrow(() -> kind.missing(name));
  }

  Page<Principal> list(String pathPrefix, String after, int limit) {
    List<Principal> found =
        some(
            "account = ? AND kind = ? AND name > ? AND SUBSTR(path, 1, LENGTH(?)) = ?"
                + " ORDER BY name LIMIT "
                + (limit + 1),
            account(),
            kind.word(),
            after,
            pathPrefix,
            pathPrefix);
    return Page.cut(found, limit, one -> List.of(one.name()));
  }

  Principal update(String name, UnaryOperator<Principal> change) {
    return db.write(
        h -> {
          Principal before = load(name);
          Principal changed = change.apply(before);
          if (!changed.name().equals(name)
              && !some(
                      "account = ? AND kind = ? AND name = ?",
                      account(),
                      kind.word(),
                      changed.name())
                  .isEmpty()) {
            throw kind.taken(changed.name());
          }
          update(
              "UPDATE iam_principal SET name = ?, path = ?, document = ? WHERE id = ?",
              changed.name(),
              changed.path(),
              Json.write(changed),
              before.id());
          return changed;
        });
  }

  void delete(String name) {
    db.writeOnly(
        h -> {
          String id = load(name).id();
          requireNone("iam_principal_attached", "id", id, "must detach all policies first.");
          requireNone("iam_principal_policy", "id", id, "must delete policies first.");
          if (kind == PrincipalKind.GROUP) {
            requireNone("iam_membership", "group_id", id, "must remove users from group first.");
          } else {
            requireNone("iam_membership", "user_id", id, "must remove users from group first.");
          }
          update("DELETE FROM iam_principal WHERE id = ?", id);
        });
  }

  private void requireNone(String table, String column, String id, String otherwise) {
    if (!texts(
            "SELECT id FROM iam_principal WHERE id = ? AND id IN (SELECT "
                + column
                + " FROM "
                + table
                + ")",
            id)
        .isEmpty()) {
      throw IamErrors.conflict("Cannot delete entity, " + otherwise);
    }
  }

  void putPolicy(String name, String policy, String document) {
    db.writeOnly(
        h ->
            update(
                "INSERT INTO iam_principal_policy (id, name, document) VALUES (?, ?, ?)"
                    + " ON CONFLICT (id, name) DO UPDATE SET document = EXCLUDED.document",
                load(name).id(),
                policy,
                document));
  }

  String policy(String name, String policy) {
    return texts(
            "SELECT document FROM iam_principal_policy WHERE id = ? AND name = ?",
            load(name).id(),
            policy)
        .stream()
        .findFirst()
        .orElseThrow(() -> kind.noPolicy(policy));
  }

  Page<String> policies(String name, String after, int limit) {
    return Page.cut(
        texts(
            "SELECT name FROM iam_principal_policy WHERE id = ? AND name > ? ORDER BY name LIMIT "
                + (limit + 1),
            load(name).id(),
            after),
        limit,
        List::of);
  }

  void deletePolicy(String name, String policy) {
    db.writeOnly(
        h -> {
          if (update(
                  "DELETE FROM iam_principal_policy WHERE id = ? AND name = ?",
                  load(name).id(),
                  policy)
              == 0) {
            throw kind.noPolicy(policy);
          }
        });
  }

  /**
   * Looks whether a policy can be given to a user.
   *
   * @throws io.mastic.neighbours.query.QueryException if there is none
   */
  void requirePolicy(String arn) {
    policies.requireAttachable(arn);
  }

  void attach(String name, String arn) {
    db.writeOnly(
        h -> {
          String id = load(name).id();
          policies.requireAttachable(arn);
          update(
              "INSERT INTO iam_principal_attached (account, arn, id) VALUES (?, ?, ?)"
                  + " ON CONFLICT (id, arn) DO NOTHING",
              account(),
              arn,
              id);
        });
  }

  Page<String> attached(String name, String after, int limit) {
    return Page.cut(
        texts(
            "SELECT arn FROM iam_principal_attached WHERE id = ? AND arn > ? ORDER BY arn LIMIT "
                + (limit + 1),
            load(name).id(),
            after),
        limit,
        List::of);
  }

  void detach(String name, String arn) {
    db.writeOnly(
        h -> {
          if (update(
                  "DELETE FROM iam_principal_attached WHERE id = ? AND arn = ?",
                  load(name).id(),
                  arn)
              == 0) {
            throw IamErrors.noPolicy(arn);
          }
        });
  }

  /** Those of this kind in a group, or the groups of a user. */
  Page<Principal> beside(Principal other, String after, int limit) {
    String own = kind == PrincipalKind.USER ? "user_id" : "group_id";
    String others = kind == PrincipalKind.USER ? "group_id" : "user_id";
    List<Principal> found =
        some(
            "id IN (SELECT "
                + own
                + " FROM iam_membership WHERE "
                + others
                + " = ?) AND name > ? ORDER BY name LIMIT "
                + (limit + 1),
            other.id(),
            after);
    return Page.cut(found, limit, one -> List.of(one.name()));
  }

  private List<Principal> some(String where, Object... values) {
    return texts("SELECT document FROM iam_principal WHERE " + where, values).stream()
        .map(json -> Json.read(json, Principal.class))
        .toList();
  }

  private List<String> texts(String sql, Object... values) {
    return db.read(h -> h.select(sql, values).mapTo(String.class).list());
  }

  private int update(String sql, Object... values) {
    return db.write(h -> h.execute(sql, values));
  }

  private static String account() {
    return Caller.current().account();
  }
}
