package io.mastic.catalog.context.glossary;

import io.mastic.catalog.context.form.ContextHome;
import io.mastic.catalog.context.form.Creation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of terms. */
public final class GlossaryTermStore {

  private static final String SELECT =
      "SELECT id, glossary_id, name, document FROM catalog_glossary_term";
  private static final String AT_HOME = " WHERE account = :account AND region = :region";

  private GlossaryTermStore() {}

  /** False if the glossary has one of that name. */
  static boolean insert(Handle h, ContextHome home, GlossaryTerm term, Creation creation) {
    return h.createUpdate(
                "INSERT INTO catalog_glossary_term"
                    + " (id, glossary_id, account, region, name, document, client_token, asked)"
                    + " VALUES (:id, :glossaryId, :account, :region, :name, :document, :token,"
                    + " :asked) ON CONFLICT DO NOTHING")
            .bindMethods(home)
            .bind("id", term.id())
            .bind("glossaryId", term.glossaryId())
            .bind("name", term.name())
            .bind("document", term.document())
            .bind("token", creation.token())
            .bind("asked", creation.asked())
            .execute()
        == 1;
  }

  /** The term that was made with a token, and the digest of what was asked for. */
  static Optional<Map.Entry<GlossaryTerm, String>> findMade(
      Handle h, ContextHome home, Creation creation) {
    return h.createQuery(
            "SELECT id, glossary_id, name, document, asked FROM catalog_glossary_term"
                + AT_HOME
                + " AND client_token = :token")
        .bindMethods(home)
        .bind("token", creation.token())
        .map((rs, c) -> Map.entry(row(rs), rs.getString(5)))
        .findOne();
  }

  public static Optional<GlossaryTerm> find(Handle h, ContextHome home, String id) {
    return find(h, home, List.of(id)).stream().findFirst();
  }

  /** Those of the terms that are there. */
  public static List<GlossaryTerm> find(Handle h, ContextHome home, Collection<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return h.createQuery(SELECT + AT_HOME + " AND id IN (<ids>)")
        .bindMethods(home)
        .bindList("ids", List.copyOf(ids))
        .map((rs, c) -> row(rs))
        .list();
  }

  static Optional<GlossaryTerm> findNamed(Handle h, String glossaryId, String name) {
    return h.createQuery(SELECT + " WHERE glossary_id = :glossary AND name = :name")
        .bind("glossary", glossaryId)
        .bind("name", name)
        .map((rs, c) -> row(rs))
        .findOne();
  }

  /** A glossary's, in the order of names, from behind {@code after}. */
  static List<GlossaryTerm> list(
      Handle h, ContextHome home, String glossary, String after, int limit) {
    return h.createQuery(
            SELECT
                + AT_HOME
                + " AND glossary_id = :glossary AND name > :after ORDER BY name LIMIT :limit")
        .bindMethods(home)
        .bind("glossary", glossary)
        .bind("after", after)
        .bind("limit", limit)
        .map((rs, c) -> row(rs))
        .list();
  }

  static void update(Handle h, GlossaryTerm term) {
    h.createUpdate(
            "UPDATE catalog_glossary_term SET name = :name, document = :document WHERE id = :id")
        .bind("name", term.name())
        .bind("document", term.document())
        .bind("id", term.id())
        .execute();
  }

  static void delete(Handle h, String id) {
    h.createUpdate("DELETE FROM catalog_glossary_term WHERE id = :id").bind("id", id).execute();
  }

  private static GlossaryTerm row(ResultSet rs) throws SQLException {
    return new GlossaryTerm(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4));
  }
}
