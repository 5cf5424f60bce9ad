package io.mastic.neighbours.shelf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import io.mastic.kernel.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Things of one kind of the caller's account and region: documents by their names. */
public final class Shelf {

  private static final int AT_ONCE = 200;

  private final Db db;
  private final String kind;

  /**
   * @param kind for example {@code secret}
   */
  public Shelf(Db db, String kind) {
    this.db = db;
    this.kind = kind;
  }

  /** One thing; its document is the reader's own to change. */
  public record Item(String name, ObjectNode document) {}

  public Optional<ObjectNode> find(String name) {
    Caller caller = Caller.current();
    return db.read(
        h ->
            h.select(
                    "SELECT document FROM shelf_item"
                        + " WHERE account = ? AND region = ? AND kind = ? AND name = ?",
                    caller.account(),
                    caller.region(),
                    kind,
                    name)
                .mapTo(String.class)
                .findOne()
                .map(Shelf::document));
  }

  private static ObjectNode document(String json) {
    return (ObjectNode) Json.read(json);
  }

  /** Whether there was none of that name. */
  public boolean insert(String name, ObjectNode document) {
    Caller caller = Caller.current();
    return db.write(
            h ->
                h.execute(
                    "INSERT INTO shelf_item (account, region, kind, name, document)"
                        + " VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (account, region, kind, name) DO NOTHING",
                    caller.account(),
                    caller.region(),
                    kind,
                    name,
                    Json.write(document)))
        > 0;
  }

  /** Keeps a document, whether there is one of that name or not. */
  public void put(String name, ObjectNode document) {
    Caller caller = Caller.current();
    db.writeOnly(
        h ->
            h.execute(
                "INSERT INTO shelf_item (account, region, kind, name, document)"
                    + " VALUES (?, ?, ?, ?, ?)"
                    + " ON CONFLICT (account, region, kind, name)"
                    + " DO UPDATE SET document = EXCLUDED.document",
                caller.account(),
                caller.region(),
                kind,
                name,
                Json.write(document)));
  }

  /** Whether there was one. */
  public boolean delete(String name) {
    Caller caller = Caller.current();
    return db.write(
            h ->
                h.execute(
                    "DELETE FROM shelf_item"
                        + " WHERE account = ? AND region = ? AND kind = ? AND name = ?",
                    caller.account(),
                    caller.region(),
                    kind,
                    name))
        > 0;
  }

  /** Changes a document that is there, in one transaction. */
  public ObjectNode change(ObjectNode found, String name, UnaryOperator<ObjectNode> change) {
    ObjectNode changed = change.apply(found);
    put(name, changed);
    return changed;
  }

  /** Which way a listing goes. */
  public enum Order {
    ASCENDING(">", "ASC"),
    DESCENDING("<", "DESC");

    private final String beyond;
    private final String direction;

    Order(String beyond, String direction) {
      this.beyond = beyond;
      this.direction = direction;
    }
  }

  /** A page of those that are wanted, by name. */
  public Page<Item> list(Listing listing, Predicate<Item> isWanted) {
    List<Item> found = new ArrayList<>();
    String after = listing.after();
    while (found.size() <= listing.limit()) {
      List<Item> some = some(listing.prefix(), after, listing.order());
      some.stream().filter(isWanted).forEach(found::add);
      if (some.size() < AT_ONCE) {
        break;
      }
      after = some.get(some.size() - 1).name();
    }
    List<Item> rows =
        found.size() > listing.limit() ? found.subList(0, listing.limit() + 1) : found;
    return Page.cut(rows, listing.limit(), item -> List.of(item.name()));
  }

  private List<Item> some(String prefix, String after, Order order) {
    Caller caller = Caller.current();
    // Beyond every name that begins so: no name has this code point.
    String end = prefix + "\uDBFF\uDFFF";
    boolean first = after.isEmpty();
    return db.read(
        h ->
            h.createQuery(
                    "SELECT name, document FROM shelf_item WHERE account = :account"
                        + " AND region = :region AND kind = :kind AND name >= :prefix AND name < :end"
                        + (first ? "" : " AND name " + order.beyond + " :after")
                        + " ORDER BY name "
                        + order.direction
                        + " LIMIT "
                        + AT_ONCE)
                .bind("account", caller.account())
                .bind("region", caller.region())
                .bind("kind", kind)
                .bind("prefix", prefix)
                .bind("end", end)
                .bindMap(first ? Map.of() : Map.of("after", after))
                .map((row, context) -> new Item(row.getString(1), document(row.getString(2))))
                .list());
  }
}
