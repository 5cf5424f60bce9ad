package io.mastic.neighbours.iam;

import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import java.util.List;
import java.util.Optional;

/** Roles, and what hangs on them. */
final class RoleStore {

  private final Db db;

  RoleStore(Db db) {
    this.db = db;
  }

  Optional<Role> find(String account, String name) {
    return db.read(
        h ->
            h.createQuery("SELECT document FROM iam_role WHERE account = :account AND name = :name")
                .bind("account", account)
                .bind("name", name)
                .mapTo(String.class)
                .findOne()
                .map(json -> Json.read(json, Role.class)));
  }

  /** Up to that many roles whose path begins so, in the order of their names. */
  List<Role> list(String account, String pathPrefix, String after, int limit) {
    return db.read(
        h ->
            h.createQuery(
                    "SELECT document FROM iam_role WHERE account = :account AND name > :after"
                        + " AND SUBSTR(path, 1, LENGTH(:prefix)) = :prefix"
                        + " ORDER BY name LIMIT :limit")
                .bind("account", account)
                .bind("after", after)
                .bind("prefix", pathPrefix)
                .bind("limit", limit)
                .mapTo(String.class)
                .map(json -> Json.read(json, Role.class))
                .list());
  }

  /** Whether it was new. */
  boolean insert(String account, Role role) {
    return update(
            "INSERT INTO iam_role (account, name, path, document) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (account, name) DO NOTHING",
            account,
            role.name(),
            role.path(),
            Json.write(role))
        > 0;
  }

  void replace(String account, Role role) {
    update(
        "UPDATE iam_role SET document = ? WHERE account = ? AND name = ?",
        Json.write(role),
        account,
        role.name());
  }

  void delete(String account, String name) {
    update("DELETE FROM iam_role WHERE account = ? AND name = ?", account, name);
  }

  boolean isInInstanceProfile(String account, String role) {
    return !names(
            "SELECT name FROM iam_instance_profile WHERE account = ? AND role = ? LIMIT 1",
            account,
            role)
        .isEmpty();
  }

  Optional<String> findPolicy(String account, String role, String name) {
    return db.read(
        h ->
            h.select(
                    "SELECT document FROM iam_role_policy WHERE account = ? AND role = ? AND name ="
                        + " ?",
                    account,
                    role,
                    name)
                .mapTo(String.class)
                .findOne());
  }

  List<String> policies(String account, String role, String after, int limit) {
    return names(
        "SELECT name FROM iam_role_policy WHERE account = ? AND role = ? AND name > ? ORDER BY name"
            + " LIMIT ?",
        account,
        role,
        after,
        limit);
  }

  void putPolicy(String account, String role, String name, String document) {
    update(
        "INSERT INTO iam_role_policy (account, role, name, document) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (account, role, name) DO UPDATE SET document = EXCLUDED.document",
        account,
        role,
        name,
        document);
  }

  boolean deletePolicy(String account, String role, String name) {
    return update(
            "DELETE FROM iam_role_policy WHERE account = ? AND role = ? AND name = ?",
            account,
            role,
            name)
        > 0;
  }

  List<String> attached(String account, String role, String after, int limit) {
    return names(
        "SELECT arn FROM iam_attached_policy WHERE account = ? AND role = ? AND arn > ? ORDER BY"
            + " arn LIMIT ?",
        account,
        role,
        after,
        limit);
  }

  void attach(String account, String role, String arn) {
    update(
        "INSERT INTO iam_attached_policy (account, role, arn) VALUES (?, ?, ?)"
            + " ON CONFLICT (account, role, arn) DO NOTHING",
        account,
        role,
        arn);
  }

  boolean detach(String account, String role, String arn) {
    return update(
            "DELETE FROM iam_attached_policy WHERE account = ? AND role = ? AND arn = ?",
            account,
            role,
            arn)
        > 0;
  }

  private List<String> names(String sql, Object... values) {
    return db.read(h -> h.select(sql, values).mapTo(String.class).list());
  }

  private int update(String sql, Object... values) {
    return db.write(h -> h.execute(sql, values));
  }
}
