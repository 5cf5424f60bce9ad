package io.mastic.catalog.context.asset;

import io.mastic.catalog.context.form.ContextErrors;
import io.mastic.contract.Errors;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.ItemError;
import software.amazon.awssdk.services.glue.model.IterableFormItem;
import software.amazon.awssdk.services.glue.model.IterableFormListItem;

/** The iterable forms of assets: the columns of tables. */
public final class IterableForms {

  private final Db db;
  private final Assets assets;

  public IterableForms(Db db, Assets assets) {
    this.db = db;
    this.assets = assets;
  }

  /** Some items, and which of them could not be had. */
  record Items(List<IterableFormItem> found, List<ItemError> errors) {}

  /** In the order that the columns have in the table. */
  Page<IterableFormListItem> list(String assetId, String form, int limit, @Nullable String token) {
    int from = from(token);
    return db.read(
        h -> {
          Asset asset = assets.load(h, assetId);
          TableAsset table = Target.columns(asset, form);
          Map<String, List<String>> terms = AssociationStore.listItems(h, asset.key(), form);
          List<Column> columns = table.columns();
          List<Integer> rows =
              IntStream.range(from, columns.size()).limit(limit + 1L).boxed().toList();
          return Page.cut(rows, limit, i -> List.of(String.valueOf(i + 1)))
              .map(i -> item(table, columns.get(i), terms));
        });
  }

  Items load(String assetId, String form, List<String> identifiers) {
    return db.read(
        h -> {
          Asset asset = assets.load(h, assetId);
          TableAsset table = Target.columns(asset, form);
          Items items = new Items(new ArrayList<>(), new ArrayList<>());
          for (String identifier : identifiers) {
            Optional<Column> column = table.column(identifier);
            if (column.isPresent()) {
              items.found().add(loaded(h, table, new Target(asset, form, column.get().name())));
            } else {
              items.errors().add(missing(identifier));
            }
          }
          return items;
        });
  }

  private static IterableFormListItem item(
      TableAsset table, Column column, Map<String, List<String>> terms) {
    return IterableFormListItem.builder()
        .itemId(table.itemId(column.name()))
        .itemName(column.name())
        .description(column.comment())
        .glossaryTerms(terms.get(column.name()))
        .build();
  }

  private static IterableFormItem loaded(Handle h, TableAsset table, Target target) {
    return IterableFormItem.builder()
        .itemId(table.itemId(target.item()))
        .itemName(target.item())
        .glossaryTerms(AssociationStore.noneAsNull(AssociationStore.list(h, target)))
        .forms(Map.of())
        .attachments(AttachmentStore.list(h, target))
        .build();
  }

  private static ItemError missing(String identifier) {
    return ItemError.builder()
        .itemIdentifier(identifier)
        .code("EntityNotFoundException")
        .message("Item " + identifier + " not found.")
        .build();
  }

  private static int from(@Nullable String token) {
    List<String> position = ContextErrors.position(token, 1);
    try {
      return position.isEmpty() ? 0 : Integer.parseUnsignedInt(position.get(0));
    } catch (NumberFormatException e) {
      throw Errors.invalidInput("Invalid NextToken.");
    }
  }
}
