package io.mastic.catalog.context.glossary;

import io.mastic.catalog.context.form.ContextHome;
import io.mastic.catalog.context.form.Creation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of glossaries. */
final class GlossaryStore {

  private static final String SELECT = "SELECT id, name, document FROM catalog_glossary";
  private static final String AT_HOME = " WHERE account = :account AND region = :region";

  private GlossaryStore() {}

  /** False if there is one of that name. */
  static boolean insert(Handle h, ContextHome home, Glossary glossary, Creation creation) {
    return h.createUpdate(
                "INSERT INTO catalog_glossary"
                    + " (id, account, region, name, document, client_token, asked)"
                    + " VALUES (:id, :account, :region, :name, :document, :token, :asked)"
                    + " ON CONFLICT DO NOTHING")
            .bindMethods(home)
            .bind("id", glossary.id())
            .bind("name", glossary.name())
            .bind("document", glossary.document())
            .bind("token", creation.token())
            .bind("asked", creation.asked())
            .execute()
        == 1;
  }

  /** The glossary that was made with a token, and the digest of what was asked for. */
  static Optional<Map.Entry<Glossary, String>> findMade(
      Handle h, ContextHome home, Creation creation) {
    return h.createQuery(
            "SELECT id, name, document, asked FROM catalog_glossary"
                + AT_HOME
                + " AND client_token = :token")
        .bindMethods(home)
        .bind("token", creation.token())
        .map((rs, c) -> Map.entry(row(rs), rs.getString(4)))
        .findOne();
  }

  static Optional<Glossary> find(Handle h, ContextHome home, String id) {
    return h.createQuery(SELECT + AT_HOME + " AND id = :id")
        .bindMethods(home)
        .bind("id", id)
        .map((rs, c) -> row(rs))
        .findOne();
  }

  static Optional<Glossary> findNamed(Handle h, ContextHome home, String name) {
    return h.createQuery(SELECT + AT_HOME + " AND name = :name")
        .bindMethods(home)
        .bind("name", name)
        .map((rs, c) -> row(rs))
        .findOne();
  }

  /** In the order of names, from behind {@code after}. */
  static List<Glossary> list(Handle h, ContextHome home, String after, int limit) {
    return h.createQuery(SELECT + AT_HOME + " AND name > :after ORDER BY name LIMIT :limit")
        .bindMethods(home)
        .bind("after", after)
        .bind("limit", limit)
        .map((rs, c) -> row(rs))
        .list();
  }

  static void update(Handle h, Glossary glossary) {
    h.createUpdate("UPDATE catalog_glossary SET name = :name, document = :document WHERE id = :id")
        .bind("name", glossary.name())
        .bind("document", glossary.document())
        .bind("id", glossary.id())
        .execute();
  }

  static void delete(Handle h, ContextHome home, String id) {
    h.createUpdate("DELETE FROM catalog_glossary" + AT_HOME + " AND id = :id")
        .bindMethods(home)
        .bind("id", id)
        .execute();
  }

  private static Glossary row(ResultSet rs) throws SQLException {
    return new Glossary(rs.getString(1), rs.getString(2), rs.getString(3));
  }
}
