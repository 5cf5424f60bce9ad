package io.mastic.neighbours.shelf;

import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.secret.SealedColumn;
import io.mastic.kernel.secret.Seals;
import java.util.List;
import java.util.Optional;

/** What is secret of things of one kind, sealed by the server's key. */
public final class Safe {

  private static final SealedColumn COLUMN =
      new SealedColumn(
          "shelf_secret", "sealed", List.of("account", "region", "kind", "name", "part"));

  private final Db db;
  private final Seals seals;
  private final String kind;

  public Safe(Db db, Seals seals, String kind) {
    this.db = db;
    this.seals = seals;
    this.kind = kind;
  }

  public static List<SealedColumn> sealedColumns() {
    return List.of(COLUMN);
  }

  /**
   * Keeps a secret in the place of what was there.
   *
   * @param part which secret of that thing, for example a version
   */
  public void put(String name, String part, String secret) {
    Caller caller = Caller.current();
    String sealed = seals.seal(secret, place(caller, name, part));
    db.writeOnly(
        h ->
            h.execute(
                "INSERT INTO shelf_secret (account, region, kind, name, part, sealed)"
                    + " VALUES (?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (account, region, kind, name, part)"
                    + " DO UPDATE SET sealed = EXCLUDED.sealed",
                caller.account(),
                caller.region(),
                kind,
                name,
                part,
                sealed));
  }

  public Optional<String> open(String name, String part) {
    Caller caller = Caller.current();
    Optional<String> sealed =
        db.read(
            h ->
                h.select(
                        "SELECT sealed FROM shelf_secret WHERE account = ? AND region = ?"
                            + " AND kind = ? AND name = ? AND part = ?",
                        caller.account(),
                        caller.region(),
                        kind,
                        name,
                        part)
                    .mapTo(String.class)
                    .findOne());
    return sealed.map(text -> seals.open(text, place(caller, name, part)));
  }

  public void delete(String name, String part) {
    Caller caller = Caller.current();
    db.writeOnly(
        h ->
            h.execute(
                "DELETE FROM shelf_secret WHERE account = ? AND region = ? AND kind = ?"
                    + " AND name = ? AND part = ?",
                caller.account(),
                caller.region(),
                kind,
                name,
                part));
  }

  /** All secrets of a thing that goes. */
  public void deleteAll(String name) {
    Caller caller = Caller.current();
    db.writeOnly(
        h ->
            h.execute(
                "DELETE FROM shelf_secret WHERE account = ? AND region = ? AND kind = ? AND name = ?",
                caller.account(),
                caller.region(),
                kind,
                name));
  }

  private String place(Caller caller, String name, String part) {
    return COLUMN.place(List.of(caller.account(), caller.region(), kind, name, part));
  }
}
