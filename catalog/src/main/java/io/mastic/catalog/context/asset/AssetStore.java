package io.mastic.catalog.context.asset;

import io.mastic.catalog.context.form.ContextHome;
import io.mastic.contract.Pojos;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import software.amazon.awssdk.services.glue.model.AssetFormEntry;
import software.amazon.awssdk.services.glue.model.GetAssetResponse;

/** The rows of the assets that clients put. */
public final class AssetStore {

  private static final String SELECT =
      "SELECT asset_key, id, type_id, name, description, forms, created_at, updated_at"
          + " FROM catalog_asset WHERE account = :account AND region = :region";

  private AssetStore() {}

  /** Inserts, or replaces the one with that identifier. */
  static void put(Handle h, ContextHome home, Asset asset) {
    h.createUpdate(
            "INSERT INTO catalog_asset (asset_key, account, region, id, type_id, name,"
                + " description, forms, created_at, updated_at) VALUES (:key, :account, :region,"
                + " :id, :typeId, :name, :description, :forms, :created, :updated)"
                + " ON CONFLICT (account, region, id) DO UPDATE SET type_id = excluded.type_id,"
                + " name = excluded.name, description = excluded.description,"
                + " forms = excluded.forms, updated_at = excluded.updated_at")
        .bindMethods(home)
        .bind("key", asset.key())
        .bind("id", asset.id())
        .bind("typeId", asset.typeId())
        .bind("name", asset.name())
        .bind("description", asset.description())
        .bind("forms", Pojos.json(GetAssetResponse.builder().forms(asset.forms()).build()))
        .bind("created", asset.createdAt().toEpochMilli())
        .bind("updated", asset.updatedAt().toEpochMilli())
        .execute();
  }

  public static Optional<Asset> find(Handle h, ContextHome home, String id) {
    return h.createQuery(SELECT + " AND id = :id")
        .bindMethods(home)
        .bind("id", id)
        .map((rs, c) -> row(rs))
        .findOne();
  }

  /** Those of the assets that are there. */
  public static List<Asset> find(Handle h, ContextHome home, Collection<Long> keys) {
    return h.createQuery(SELECT + " AND asset_key IN (<keys>)")
        .bindMethods(home)
        .bindList("keys", List.copyOf(keys))
        .map((rs, c) -> row(rs))
        .list();
  }

  /** In the order of identifiers, from behind {@code after}. */
  public static List<Asset> list(Handle h, ContextHome home, String after, int limit) {
    return h.createQuery(SELECT + " AND id > :after ORDER BY id LIMIT :limit")
        .bindMethods(home)
        .bind("after", after)
        .bind("limit", limit)
        .map((rs, c) -> row(rs))
        .list();
  }

  /** As {@link #list}, of some types only. */
  public static List<Asset> listOfTypes(
      Handle h, ContextHome home, Collection<String> typeIds, String after, int limit) {
    if (typeIds.isEmpty()) {
      return List.of();
    }
    return h.createQuery(
            SELECT + " AND type_id IN (<types>) AND id > :after ORDER BY id LIMIT :limit")
        .bindMethods(home)
        .bindList("types", List.copyOf(typeIds))
        .bind("after", after)
        .bind("limit", limit)
        .map((rs, c) -> row(rs))
        .list();
  }

  static boolean hasOfType(Handle h, ContextHome home, String typeId) {
    return h.createQuery(SELECT + " AND type_id = :type ORDER BY id LIMIT 1")
        .bindMethods(home)
        .bind("type", typeId)
        .map((rs, c) -> row(rs))
        .findOne()
        .isPresent();
  }

  static void delete(Handle h, long key) {
    h.createUpdate("DELETE FROM catalog_asset WHERE asset_key = :key").bind("key", key).execute();
  }

  private static Asset row(ResultSet rs) throws SQLException {
    Map<String, AssetFormEntry> forms =
        Pojos.read(rs.getString(6), GetAssetResponse.builder()).build().forms();
    return new Asset(
        rs.getLong(1),
        rs.getString(2),
        rs.getString(3),
        new Asset.Title(rs.getString(4), rs.getString(5)),
        forms,
        new Asset.Times(Instant.ofEpochMilli(rs.getLong(7)), Instant.ofEpochMilli(rs.getLong(8))),
        null);
  }
}
