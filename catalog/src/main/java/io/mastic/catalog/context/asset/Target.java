package io.mastic.catalog.context.asset;

import io.mastic.catalog.context.form.BuiltIn;
import io.mastic.catalog.context.form.ContextErrors;
import io.mastic.contract.Errors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;

/**
 * What something is attached to: an asset, or one item of it.
 *
 * @param form the iterable form; empty for the asset itself
 * @param item the item's name; empty for the asset itself
 */
public record Target(Asset asset, String form, String item) {

  public static Target of(Asset asset) {
    return new Target(asset, "", "");
  }

  /**
   * @param form the iterable form that a request names, if it does
   * @param item its item, by name or identifier
   * @throws EntityNotFoundException if the asset has no such form or item
   */
  public static Target of(Asset asset, @Nullable String form, @Nullable String item) {
    if (form == null && item == null) {
      return of(asset);
    }
    if (form == null || item == null) {
      throw Errors.invalidInput("IterableFormName and ItemIdentifier go together.");
    }
    return columns(asset, form)
        .column(item)
        .map(column -> new Target(asset, form, column.name()))
        .orElseThrow(() -> ContextErrors.notFound("Item", item));
  }

  /** The table whose columns are the items of an iterable form. */
  static TableAsset columns(Asset asset, String form) {
    TableAsset table = asset.table();
    if (table == null || !form.equals(BuiltIn.COLUMNS)) {
      throw ContextErrors.notFound("Iterable form", form);
    }
    return table;
  }

  public boolean isItem() {
    return !form.isEmpty();
  }

  /** For an answer: what the request said about the item. */
  public @Nullable String formOrNull() {
    return isItem() ? form : null;
  }

  public @Nullable String itemOrNull() {
    return isItem() ? item : null;
  }
}
