package io.mastic.catalog.context.asset;

import io.mastic.catalog.context.form.BuiltIn;
import io.mastic.catalog.context.form.ContextHome;
import io.mastic.catalog.context.form.ContextIds;
import io.mastic.catalog.leftover.ChildRows;
import io.mastic.catalog.leftover.Children;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Table;

/** The assets that tables are, with what UpdateAsset said about them. */
public final class TableAssets {

  /** What a table that is gone leaves behind of its asset. */
  public static final List<Children> CHILDREN =
      List.of(
          AttachmentStore.OF_ASSET,
          AssociationStore.OF_ASSET,
          new ChildRows("catalog_table_asset", "asset_key", "asset_key"));

  private final CatalogTables tables;

  public TableAssets(CatalogTables tables) {
    this.tables = tables;
  }

  /** What is said about a table beside its definition. */
  private record Said(@Nullable String name, @Nullable String description, Instant updatedAt) {}

  /** By the table's ARN, or by the identifier that GetAsset shows. */
  public Optional<Asset> find(Handle h, ContextHome home, String identifier) {
    Optional<TableAsset> table =
        identifier.startsWith("arn:")
            ? tables.find(h, home, identifier)
            : ContextIds.tableKey(identifier).stream()
                .boxed()
                .findFirst()
                .flatMap(key -> tables.find(h, home, key));
    return table.map(found -> assets(h, List.of(found)).get(0));
  }

  public List<Asset> find(Handle h, ContextHome home, Collection<Long> keys) {
    List<TableAsset> found = new ArrayList<>();
    keys.forEach(key -> tables.find(h, home, key).ifPresent(found::add));
    return assets(h, found);
  }

  /** In the order of {@link CatalogTables#list}. */
  public List<Asset> list(Handle h, ContextHome home, List<String> after, int limit) {
    return assets(h, tables.list(h, home, after, limit));
  }

  void rename(Handle h, Asset asset, @Nullable String name, @Nullable String description) {
    h.createUpdate(
            "INSERT INTO catalog_table_asset (asset_key, name, description, updated_at)"
                + " VALUES (:key, :name, :description, :updated) ON CONFLICT (asset_key)"
                + " DO UPDATE SET name = coalesce(excluded.name, catalog_table_asset.name),"
                + " description = coalesce(excluded.description, catalog_table_asset.description),"
                + " updated_at = excluded.updated_at")
        .bind("key", asset.key())
        .bind("name", name)
        .bind("description", description)
        .bind("updated", asset.updatedAt().toEpochMilli())
        .execute();
  }

  private static List<Asset> assets(Handle h, List<TableAsset> found) {
    if (found.isEmpty()) {
      return List.of();
    }
    Map<Long, Said> said = new HashMap<>();
    h.createQuery(
            "SELECT asset_key, name, description, updated_at FROM catalog_table_asset"
                + " WHERE asset_key IN (<keys>)")
        .bindList("keys", found.stream().map(TableAsset::key).toList())
        .map(
            (rs, c) ->
                said.put(
                    rs.getLong(1),
                    new Said(
                        rs.getString(2), rs.getString(3), Instant.ofEpochMilli(rs.getLong(4)))))
        .list();
    return found.stream().map(table -> asset(table, said.get(table.key()))).toList();
  }

  private static Asset asset(TableAsset found, @Nullable Said said) {
    Table table = found.table();
    Asset asset =
        new Asset(
            found.key(),
            ContextIds.ofTable(found.key()),
            BuiltIn.TABLE,
            new Asset.Title(table.name(), table.description()),
            Map.of(),
            new Asset.Times(
                Objects.requireNonNull(table.createTime()),
                Objects.requireNonNull(table.updateTime())),
            found);
    return said == null
        ? asset
        : asset.renamed(
            said.name(),
            said.description(),
            said.updatedAt().isAfter(asset.updatedAt()) ? said.updatedAt() : asset.updatedAt());
  }
}
