package io.mastic.catalog.nested;

import io.mastic.catalog.connection.Connections;
import io.mastic.catalog.database.DatabaseRow;
import io.mastic.catalog.database.DatabaseStore;
import io.mastic.catalog.database.Databases;
import io.mastic.catalog.document.DocumentRow;
import io.mastic.catalog.document.DocumentStore;
import io.mastic.catalog.document.NestedCatalogs;
import io.mastic.catalog.leftover.Removals;
import io.mastic.catalog.scope.CatalogErrors;
import io.mastic.catalog.scope.Scope;
import io.mastic.catalog.tag.Tags;
import io.mastic.contract.Errors;
import io.mastic.contract.Pojos;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Catalog;
import software.amazon.awssdk.services.glue.model.CatalogInput;
import software.amazon.awssdk.services.glue.model.CatalogProperties;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;

/**
 * The catalogs inside an account's own, one level deep; their ids are {@code account:name}, and
 * they have databases of their own.
 */
public final class Catalogs {

  private static final String TYPE = "catalog";
  private static final DocumentStore STORE = NestedCatalogs.STORE;

  private final Db db;
  private final Clock clock;
  private final Databases databases;
  private final Tags tags;
  private final Removals removals;

  public Catalogs(Db db, Clock clock, Databases databases, Tags tags, Removals removals) {
    this.db = db;
    this.clock = clock;
    this.databases = databases;
    this.tags = tags;
    this.removals = removals;
    removals.handle(TYPE, this::remove);
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.AlreadyExistsException if there is one
   */
  public void create(String name, CatalogInput input, Map<String, String> tagged) {
    check(input);
    Scope own = Scope.current();
    if (name.equals(own.account())) {
      throw Errors.invalidInput("The name of a catalog cannot be the account's id.");
    }
    db.writeOnly(
        h -> {
          if (!STORE.insert(h, own, name, Pojos.json(input), clock.millis())) {
            throw Errors.alreadyExists("Catalog " + name + " already exists.");
          }
          tags.put(h, own.arn(TYPE, name), tagged);
        });
  }

  /**
   * @param id a catalog's id or name, or the account for the one that holds all
   * @throws EntityNotFoundException if there is none
   */
  public Catalog load(String id) {
    Scope own = Scope.current();
    if (id.equals(own.catalog())) {
      return root(own);
    }
    return db.read(h -> STORE.find(h, own, NestedCatalogs.name(own, id)))
        .map(row -> shown(own, row))
        .orElseThrow(() -> NestedCatalogs.notFound(id));
  }

  /** The account's own catalog, which nobody created. */
  public Catalog root() {
    return root(Scope.current());
  }

  /** The account's own before those inside it. */
  Page<Catalog> listWithRoot(int limit, @Nullable String token) {
    if (token != null) {
      return list(limit, token);
    }
    // The name before all names: where a page that holds the root alone goes on.
    String first = PageToken.encode(List.of(""));
    Page<Catalog> rest = limit == 1 ? new Page<>(List.of(), first) : list(limit - 1, null);
    List<Catalog> all = new ArrayList<>(rest.items());
    all.add(0, root());
    return new Page<>(all, rest.nextToken());
  }

  /** Those inside the account's own, in the order of names. */
  public Page<Catalog> list(int limit, @Nullable String token) {
    Scope own = Scope.current();
    String after = CatalogErrors.after(token);
    List<DocumentRow> rows = db.read(h -> STORE.list(h, own, after, limit + 1));
    return Page.cut(rows, limit, row -> List.of(row.name())).map(row -> shown(own, row));
  }

  public void update(String id, CatalogInput input) {
    check(input);
    Scope own = Scope.current();
    String name = NestedCatalogs.name(own, id);
    if (!db.write(h -> STORE.update(h, own, name, Pojos.json(input), clock.millis()))) {
      throw NestedCatalogs.notFound(id);
    }
  }

  /** Deletes a catalog and all that is in it; meanwhile it is there with what is left of it. */
  public void delete(String id) {
    Scope own = Scope.current();
    String name = NestedCatalogs.name(own, id);
    removals.remove(
        TYPE,
        own,
        name,
        h -> {
          if (STORE.find(h, own, name).isEmpty()) {
            throw NestedCatalogs.notFound(id);
          }
        });
  }

  private int remove(Handle h, Scope own, String name, int most) {
    Scope inside = new Scope(own.account(), own.region(), NestedCatalogs.id(own, name));
    List<DatabaseRow> rows = DatabaseStore.list(h, inside, "", most);
    rows.forEach(row -> databases.delete(row.name()));
    if (rows.size() < most) {
      Connections.deleteAll(h, inside);
      DocumentStore.deleteAll(h, inside);
      STORE.delete(h, own, name);
      tags.delete(h, own.arn(TYPE, name));
    }
    return rows.size();
  }

  /** Catalogs that stand for something elsewhere would be empty here, and so are none. */
  private static void check(CatalogInput input) {
    if (input.federatedCatalog() != null || input.targetRedshiftCatalog() != null) {
      throw Errors.invalidInput("Federated catalogs and catalog resource links are not supported.");
    }
    CatalogProperties properties = input.catalogProperties();
    if (properties != null && properties.dataLakeAccessProperties() != null) {
      throw Errors.invalidInput(
          "DataLakeAccessProperties are not supported: there is no managed Redshift storage.");
    }
  }

  private static Catalog root(Scope own) {
    return Catalog.builder()
        .catalogId(own.catalog())
        .name(own.catalog())
        .resourceArn(own.arnPrefix() + TYPE)
        .build();
  }

  private static Catalog shown(Scope own, DocumentRow row) {
    return Pojos.read(row.document(), Catalog.builder())
        .catalogId(NestedCatalogs.id(own, row.name()))
        .name(row.name())
        .resourceArn(own.arn(TYPE, row.name()))
        .createTime(row.created())
        .updateTime(row.updated())
        .build();
  }
}
