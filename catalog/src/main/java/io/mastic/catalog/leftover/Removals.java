package io.mastic.catalog.leftover;

import io.mastic.catalog.scope.Scope;
import io.mastic.kernel.Db;
import io.mastic.kernel.Pace;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * Deletions of what others find by its name, such as a catalog with its databases: too much for one
 * transaction, and nothing that could be gone at once. They are noted, done in pieces by the
 * request that asked, and taken up by {@link Leftovers} if its server dies meanwhile.
 */
public final class Removals {

  private static final String ONE =
      " WHERE kind = :kind AND account = :account AND region = :region AND catalog = :catalog"
          + " AND name = :name";

  private final Db db;
  private final Map<String, Pieces> kinds = new ConcurrentHashMap<>();
  private final Pace pace = Pace.ofRows();

  public Removals(Db db) {
    this.db = db;
  }

  /** How things of one kind are removed. */
  @FunctionalInterface
  public interface Pieces {
    /**
     * Removes some of what belongs to a thing; with the last of that, the thing itself.
     *
     * @param most rows at once
     * @return how many rows it removed; fewer than the most if the thing is gone
     */
    int remove(Handle h, Scope scope, String name, int most);
  }

  /** Says how things of a kind are removed; at wiring. */
  public void handle(String kind, Pieces pieces) {
    kinds.put(kind, pieces);
  }

  private record Noted(String kind, Scope scope, String name) {}

  /**
   * Removes a thing, and comes back when it is gone.
   *
   * @param check throws if there is no such thing
   */
  public void remove(String kind, Scope scope, String name, Consumer<Handle> check) {
    Noted noted = new Noted(kind, scope, name);
    db.writeOnly(
        h -> {
          check.accept(h);
          note(h, noted);
        });
    while (!piece(noted)) {
      // The next one.
    }
  }

  /** Removes a piece of what a server that is gone has begun to; false if there is none. */
  boolean resume() {
    Optional<Noted> first =
        db.read(
            h ->
                h.createQuery(
                        "SELECT kind, account, region, catalog, name FROM catalog_removal LIMIT 1")
                    .map(
                        (rs, c) ->
                            new Noted(
                                rs.getString(1),
                                new Scope(rs.getString(2), rs.getString(3), rs.getString(4)),
                                rs.getString(5)))
                    .findOne());
    first.ifPresent(this::piece);
    return first.isPresent();
  }

  /** Whether it is gone now. */
  private boolean piece(Noted noted) {
    Pieces pieces = kinds.get(noted.kind());
    if (pieces == null) {
      throw new IllegalStateException("nobody removes things of kind " + noted.kind());
    }
    int rows = pace.rows();
    return db.write(
        h -> {
          if (!isNoted(h, noted)) {
            return true;
          }
          boolean gone = pace.of(() -> pieces.remove(h, noted.scope(), noted.name(), rows)) < rows;
          if (gone) {
            change(h, "DELETE FROM catalog_removal" + ONE, noted);
          }
          return gone;
        });
  }

  private static void note(Handle h, Noted noted) {
    change(
        h,
        "INSERT INTO catalog_removal (kind, account, region, catalog, name)"
            + " VALUES (:kind, :account, :region, :catalog, :name) ON CONFLICT DO NOTHING",
        noted);
  }

  private static boolean isNoted(Handle h, Noted noted) {
    return h.createQuery("SELECT 1 FROM catalog_removal" + ONE)
        .bind("kind", noted.kind())
        .bindMethods(noted.scope())
        .bind("name", noted.name())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  private static void change(Handle h, String sql, Noted noted) {
    h.createUpdate(sql)
        .bind("kind", noted.kind())
        .bindMethods(noted.scope())
        .bind("name", noted.name())
        .execute();
  }
}
