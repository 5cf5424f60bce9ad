package io.mastic.catalog.context.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of types of one kind, each with a name and a document. */
public enum TypeStore {
  FORM("catalog_form_type"),
  ASSET("catalog_asset_type");

  private static final String AT_HOME = " WHERE account = :account AND region = :region";

  private final String table;

  TypeStore(String table) {
    this.table = table;
  }

  /** Inserts or replaces. */
  public void put(Handle h, ContextHome home, String name, String document) {
    h.createUpdate(
            "INSERT INTO "
                + table
                + " (account, region, name, document) VALUES (:account, :region, :name, :document)"
                + " ON CONFLICT (account, region, name) DO UPDATE SET document = excluded.document")
        .bindMethods(home)
        .bind("name", name)
        .bind("document", document)
        .execute();
  }

  public Optional<String> find(Handle h, ContextHome home, String name) {
    return h.createQuery("SELECT document FROM " + table + AT_HOME + " AND name = :name")
        .bindMethods(home)
        .bind("name", name)
        .mapTo(String.class)
        .findOne();
  }

  /** Names and documents in the order of names, from behind {@code after}. */
  public List<Map.Entry<String, String>> list(Handle h, ContextHome home, String after, int limit) {
    return h.createQuery(
            "SELECT name, document FROM "
                + table
                + AT_HOME
                + " AND name > :after ORDER BY name LIMIT :limit")
        .bindMethods(home)
        .bind("after", after)
        .bind("limit", limit)
        .map((rs, c) -> Map.entry(rs.getString(1), rs.getString(2)))
        .list();
  }

  public void delete(Handle h, ContextHome home, String name) {
    h.createUpdate("DELETE FROM " + table + AT_HOME + " AND name = :name")
        .bindMethods(home)
        .bind("name", name)
        .execute();
  }
}
