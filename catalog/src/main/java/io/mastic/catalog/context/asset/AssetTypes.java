package io.mastic.catalog.context.asset;

import io.mastic.catalog.context.form.AssetType;
import io.mastic.catalog.context.form.AssetTypeForms;
import io.mastic.catalog.context.form.BuiltIn;
import io.mastic.catalog.context.form.ContextErrors;
import io.mastic.catalog.context.form.ContextHome;
import io.mastic.catalog.context.form.FormTypes;
import io.mastic.catalog.context.form.TypeStore;
import io.mastic.contract.Errors;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The asset types of an account, beside those that are built in. */
public final class AssetTypes {

  private final Db db;

  public AssetTypes(Db db) {
    this.db = db;
  }

  /**
   * Creates or replaces; assets that are there are not looked at again.
   *
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if it refers to a
   *     form type that is not there
   */
  AssetType put(AssetType type) {
    refuseBuiltIn(type.name());
    db.writeOnly(
        h -> {
          type.forms().values().forEach(formType -> FormTypes.load(h, formType));
          TypeStore.ASSET.put(h, ContextHome.current(), type.name(), type.document());
          AssetTypeForms.put(h, ContextHome.current(), type);
        });
    return type;
  }

  AssetType load(String id) {
    return db.read(h -> load(h, id));
  }

  static AssetType load(Handle h, String id) {
    return BuiltIn.assetType(id)
        .or(
            () ->
                TypeStore.ASSET
                    .find(h, ContextHome.current(), id)
                    .map(document -> AssetType.read(id, document)))
        .orElseThrow(() -> ContextErrors.notFound("Asset type", id));
  }

  /** The account's own, in the order of names. */
  Page<String> list(int limit, @Nullable String token) {
    String after = ContextErrors.after(token);
    List<Map.Entry<String, String>> rows =
        db.read(h -> TypeStore.ASSET.list(h, ContextHome.current(), after, limit + 1));
    return Page.cut(rows, limit, row -> List.of(row.getKey())).map(Map.Entry::getKey);
  }

  /**
   * Deletes an asset type; one that is not there is gone already.
   *
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException if there are assets of
   *     it: AWS documents no conflict here
   */
  void delete(String id) {
    refuseBuiltIn(id);
    db.writeOnly(
        h -> {
          if (AssetStore.hasOfType(h, ContextHome.current(), id)) {
            throw Errors.invalidInput("There are still assets of asset type " + id + ".");
          }
          TypeStore.ASSET.delete(h, ContextHome.current(), id);
          AssetTypeForms.delete(h, ContextHome.current(), id);
        });
  }

  private static void refuseBuiltIn(String id) {
    if (BuiltIn.assetType(id).isPresent()) {
      throw Errors.invalidInput("Asset type " + id + " is built in and cannot be changed.");
    }
  }
}
