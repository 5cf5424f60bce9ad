package io.mastic.catalog.context.form;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Which asset types refer to a form type. */
public final class AssetTypeForms {

  private static final String AT_HOME = " WHERE account = :account AND region = :region";

  private AssetTypeForms() {}

  /** Replaces what an asset type refers to. */
  public static void put(Handle h, ContextHome home, AssetType type) {
    delete(h, home, type.name());
    Set<String> formTypes = new TreeSet<>(type.forms().values());
    for (String formType : formTypes) {
      h.createUpdate(
              "INSERT INTO catalog_asset_type_form (account, region, form_type, asset_type)"
                  + " VALUES (:account, :region, :formType, :assetType)")
          .bindMethods(home)
          .bind("formType", formType)
          .bind("assetType", type.name())
          .execute();
    }
  }

  /** One of the asset types that refer to a form type. */
  static Optional<String> findUser(Handle h, ContextHome home, String formType) {
    return h.createQuery(
            "SELECT asset_type FROM catalog_asset_type_form"
                + AT_HOME
                + " AND form_type = :formType ORDER BY asset_type LIMIT 1")
        .bindMethods(home)
        .bind("formType", formType)
        .mapTo(String.class)
        .findOne();
  }

  public static void delete(Handle h, ContextHome home, String assetType) {
    h.createUpdate("DELETE FROM catalog_asset_type_form" + AT_HOME + " AND asset_type = :assetType")
        .bindMethods(home)
        .bind("assetType", assetType)
        .execute();
  }
}
