package io.mastic.neighbours.iam;

import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import java.util.List;
import java.util.Optional;

/** The managed policies of accounts. */
final class PolicyStore {

  private final Db db;

  PolicyStore(Db db) {
    this.db = db;
  }

  Optional<Policy> find(String account, String arn) {
    return db.read(
        h ->
            h.select("SELECT document FROM iam_policy WHERE account = ? AND arn = ?", account, arn)
                .mapTo(String.class)
                .findOne()
                .map(json -> Json.read(json, Policy.class)));
  }

  /** Whether it was new. */
  boolean insert(String account, Policy policy) {
    return db.write(
            h ->
                h.execute(
                    "INSERT INTO iam_policy (account, arn, document) VALUES (?, ?, ?)"
                        + " ON CONFLICT (account, arn) DO NOTHING",
                    account,
                    policy.arn(),
                    Json.write(policy)))
        > 0;
  }

  /** Some after that one, by their ARNs. */
  List<Policy> list(String account, String after, int limit) {
    return db.read(
        h ->
            h.select(
                    "SELECT document FROM iam_policy WHERE account = ? AND arn > ?"
                        + " ORDER BY arn LIMIT ?",
                    account,
                    after,
                    limit)
                .mapTo(String.class)
                .map(json -> Json.read(json, Policy.class))
                .list());
  }

  void replace(String account, Policy policy) {
    db.writeOnly(
        h ->
            h.execute(
                "UPDATE iam_policy SET document = ? WHERE account = ? AND arn = ?",
                Json.write(policy),
                account,
                policy.arn()));
  }

  boolean delete(String account, String arn) {
    return db.write(
            h -> h.execute("DELETE FROM iam_policy WHERE account = ? AND arn = ?", account, arn))
        > 0;
  }

  /** To how many roles, users and groups it is attached. */
  int attachments(String account, String arn) {
    return db.read(
        h ->
            h.select(
                    "SELECT (SELECT COUNT(*) FROM iam_attached_policy WHERE account = ? AND arn ="
                        + " ?) + (SELECT COUNT(*) FROM iam_principal_attached WHERE account = ? AND"
                        + " arn = ?)",
                    account,
                    arn,
                    account,
                    arn)
                .mapTo(Integer.class)
                .one());
  }
}
