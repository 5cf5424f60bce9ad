package io.mastic.catalog.context.asset;

import io.mastic.catalog.leftover.ChildRows;
import io.mastic.catalog.leftover.Children;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import software.amazon.awssdk.services.glue.model.AssetFormEntry;

/** The rows of attachments. */
public final class AttachmentStore {

  private static final String SELECT =
      "SELECT asset_key, item, name, form_type, content FROM catalog_asset_attachment";

  static final Children OF_ASSET =
      new ChildRows("catalog_asset_attachment", "asset_key", "iterable_form, item, name");

  private AttachmentStore() {}

  /** Inserts, or replaces the one of that name. */
  static void put(Handle h, Target target, String name, String formType, String content) {
    h.createUpdate(
            "INSERT INTO catalog_asset_attachment"
                + " (asset_key, iterable_form, item, name, form_type, content)"
                + " VALUES (:key, :form, :item, :name, :formType, :content)"
                + " ON CONFLICT (asset_key, iterable_form, item, name)"
                + " DO UPDATE SET form_type = excluded.form_type, content = excluded.content")
        .bind("key", target.asset().key())
        .bind("form", target.form())
        .bind("item", target.item())
        .bind("name", name)
        .bind("formType", formType)
        .bind("content", content)
        .execute();
  }

  /** By their names. */
  static Map<String, AssetFormEntry> list(Handle h, Target target) {
    Map<String, AssetFormEntry> attachments = new TreeMap<>();
    h.createQuery(SELECT + " WHERE asset_key = :key AND iterable_form = :form AND item = :item")
        .bind("key", target.asset().key())
        .bind("form", target.form())
        .bind("item", target.item())
        .map((rs, c) -> row(rs))
        .forEach(attachment -> attachments.put(attachment.name(), attachment.shown()));
    return attachments;
  }

  /** All that is attached to some assets and their items. */
  public static List<Attachment> listAll(Handle h, Collection<Long> assetKeys) {
    return h.createQuery(SELECT + " WHERE asset_key IN (<keys>)")
        .bindList("keys", List.copyOf(assetKeys))
        .map((rs, c) -> row(rs))
        .list();
  }

  /** False if there is none of that name. */
  static boolean delete(Handle h, Target target, String name) {
    return h.createUpdate(
                "DELETE FROM catalog_asset_attachment WHERE asset_key = :key"
                    + " AND iterable_form = :form AND item = :item AND name = :name")
            .bind("key", target.asset().key())
            .bind("form", target.form())
            .bind("item", target.item())
            .bind("name", name)
            .execute()
        > 0;
  }

  static void deleteAll(Handle h, long assetKey) {
    h.createUpdate("DELETE FROM catalog_asset_attachment WHERE asset_key = :key")
        .bind("key", assetKey)
        .execute();
  }

  private static Attachment row(ResultSet rs) throws SQLException {
    return new Attachment(
        rs.getLong(1), rs.getString(2), rs.getString(3), rs.getString(4), rs.getString(5));
  }
}
