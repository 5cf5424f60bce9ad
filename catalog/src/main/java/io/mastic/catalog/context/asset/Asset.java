package io.mastic.catalog.context.asset;

import io.mastic.catalog.context.form.BuiltIn;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.AssetFormEntry;
import software.amazon.awssdk.services.glue.model.GetAssetResponse;
import software.amazon.awssdk.services.glue.model.IterableFormEntry;

/**
 * What the business has a name for: a table of the catalog, or what a client put.
 *
 * @param key the number that what belongs to it is kept under
 * @param forms by their names
 * @param table null for what a client put
 */
public record Asset(
    long key,
    String id,
    String typeId,
    String name,
    @Nullable String description,
    Map<String, AssetFormEntry> forms,
    Instant createdAt,
    Instant updatedAt,
    @Nullable TableAsset table) {

  /** With another name or description, where one is given. */
  Asset renamed(@Nullable String newName, @Nullable String newDescription, Instant now) {
    return new Asset(
        key,
        id,
        typeId,
        newName == null ? name : newName,
        newDescription == null ? description : newDescription,
        forms,
        createdAt,
        now,
        table);
  }

  /** As AWS answers it, but for what is attached. */
  GetAssetResponse.Builder shown() {
    GetAssetResponse.Builder shown =
        GetAssetResponse.builder()
            .id(id)
            .assetTypeId(typeId)
            .name(name)
            .description(description)
            .forms(forms)
            .createdAt(createdAt)
            .updatedAt(updatedAt);
    return table == null
        ? shown
        : shown.iterableForms(
            Map.of(
                BuiltIn.COLUMNS, IterableFormEntry.builder().formTypeId(BuiltIn.COLUMNS).build()));
  }
}
