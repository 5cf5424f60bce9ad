package io.mastic.catalog.context.asset;

import io.mastic.catalog.leftover.ChildRows;
import io.mastic.catalog.leftover.Children;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Which terms belong to which assets and items. */
public final class AssociationStore {

  private static final String OF_TARGET =
      " WHERE asset_key = :key AND iterable_form = :form AND item = :item";

  static final Children OF_ASSET =
      new ChildRows("catalog_asset_term", "asset_key", "iterable_form, item, term_id");

  private AssociationStore() {}

  /** An association that is there already stays. */
  public static void put(Handle h, Target target, String termId) {
    h.createUpdate(
            "INSERT INTO catalog_asset_term (asset_key, iterable_form, item, term_id)"
                + " VALUES (:key, :form, :item, :term) ON CONFLICT DO NOTHING")
        .bind("key", target.asset().key())
        .bind("form", target.form())
        .bind("item", target.item())
        .bind("term", termId)
        .execute();
  }

  public static void delete(Handle h, Target target, String termId) {
    h.createUpdate("DELETE FROM catalog_asset_term" + OF_TARGET + " AND term_id = :term")
        .bind("key", target.asset().key())
        .bind("form", target.form())
        .bind("item", target.item())
        .bind("term", termId)
        .execute();
  }

  /**
   * Takes a term off some of what has it.
   *
   * @return how many it took it off; fewer than the most if those were the last
   */
  public static int deleteTerm(Handle h, String termId, int most) {
    return h.createUpdate(
            "DELETE FROM catalog_asset_term WHERE term_id = :term"
                + " AND (asset_key, iterable_form, item) IN"
                + " (SELECT asset_key, iterable_form, item FROM catalog_asset_term"
                + " WHERE term_id = :term ORDER BY iterable_form, asset_key LIMIT :most)")
        .bind("term", termId)
        .bind("most", most)
        .execute();
  }

  static void deleteAll(Handle h, long assetKey) {
    h.createUpdate("DELETE FROM catalog_asset_term WHERE asset_key = :key")
        .bind("key", assetKey)
        .execute();
  }

  /** The identifiers of a target's terms. */
  public static List<String> list(Handle h, Target target) {
    return h.createQuery("SELECT term_id FROM catalog_asset_term" + OF_TARGET + " ORDER BY term_id")
        .bind("key", target.asset().key())
        .bind("form", target.form())
        .bind("item", target.item())
        .mapTo(String.class)
        .list();
  }

  /** The identifiers of the terms of an asset's items, by the items' names. */
  static Map<String, List<String>> listItems(Handle h, long assetKey, String form) {
    Map<String, List<String>> terms = new HashMap<>();
    h.createQuery(
            "SELECT item, term_id FROM catalog_asset_term"
                + " WHERE asset_key = :key AND iterable_form = :form ORDER BY item, term_id")
        .bind("key", assetKey)
        .bind("form", form)
        .map((rs, c) -> Map.entry(rs.getString(1), rs.getString(2)))
        .forEach(
            row ->
                terms.computeIfAbsent(row.getKey(), item -> new ArrayList<>()).add(row.getValue()));
    return terms;
  }

  /**
   * A term on an asset or on one of its items.
   *
   * @param item empty for the asset itself
   */
  public record Association(long assetKey, String item, String termId) {}

  /** All terms of some assets and their items. */
  public static List<Association> listAll(Handle h, Collection<Long> assetKeys) {
    return h.createQuery(
            "SELECT asset_key, item, term_id FROM catalog_asset_term"
                + " WHERE asset_key IN (<keys>)")
        .bindList("keys", List.copyOf(assetKeys))
        .map((rs, c) -> new Association(rs.getLong(1), rs.getString(2), rs.getString(3)))
        .list();
  }

  /** The keys of the assets that have a term themselves, in their order, from behind one. */
  public static List<Long> listAssets(Handle h, String termId, long after, int limit) {
    return h.createQuery(
            "SELECT asset_key FROM catalog_asset_term WHERE term_id = :term"
                + " AND iterable_form = '' AND asset_key > :after ORDER BY asset_key LIMIT :limit")
        .bind("term", termId)
        .bind("after", after)
        .bind("limit", limit)
        .mapTo(Long.class)
        .list();
  }

  /** A list of terms has at least one, in the model; no terms are no list. */
  public static @Nullable List<String> noneAsNull(List<String> terms) {
    return terms.isEmpty() ? null : terms;
  }
}
