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
    Title title,
    Map<String, AssetFormEntry> forms,
    Times times,
    @Nullable TableAsset table) {

  /** What it is called. */
  record Title(String name, @Nullable String description) {

    /** With another name or description, where one is given. */
    Title changed(@Nullable String newName, @Nullable String newDescription) {
      return new Title(
          newName == null ? name : newName, newDescription == null ? description : newDescription);
    }
  }

  record Times(Instant created, Instant updated) {}

  public String name() {
    return title.name();
  }

  public @Nullable String description() {
    return title.description();
  }

  public Instant createdAt() {
    return times.created();
  }

  public Instant updatedAt() {
    return times.updated();
  }

  /** With another name or description, where one is given. */
  Asset renamed(@Nullable String newName, @Nullable String newDescription, Instant now) {
    return new Asset(
        key,
        id,
        typeId,
        title.changed(newName, newDescription),
        forms,
        new Times(times.created(), now),
        table);
  }

  /** As AWS answers it, but for what is attached. */
  GetAssetResponse.Builder shown() {
    GetAssetResponse.Builder shown =
        GetAssetResponse.builder()
            .id(id)
            .assetTypeId(typeId)
            .name(name())
            .description(description())
            .forms(forms)
            .createdAt(createdAt())
            .updatedAt(updatedAt());
    return table == null
        ? shown
        : shown.iterableForms(
            Map.of(
                BuiltIn.COLUMNS, IterableFormEntry.builder().formTypeId(BuiltIn.COLUMNS).build()));
  }
}
