package io.mastic.catalog.view;

import io.mastic.contract.Errors;
import io.mastic.contract.Pojos;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;
import software.amazon.awssdk.services.glue.model.ViewDefinition;
import software.amazon.awssdk.services.glue.model.ViewDialect;
import software.amazon.awssdk.services.glue.model.ViewRepresentation;
import software.amazon.awssdk.services.glue.model.ViewUpdateAction;

/**
 * A view's dialects while an update goes over them.
 *
 * <p>All dialects of a view have one schema and one set of base tables. A definition that would
 * change these is refused, or with force makes the dialects that stay as they were stale.
 */
final class ViewDialects {

  private final Table old;
  private final Table said;
  private final Map<ViewDialect, ViewRepresentation> dialects = new EnumMap<>(ViewDialect.class);

  ViewDialects(Table old, TableInput input) {
    this.old = old;
    // As a table, the input has room for what AWS adds to a definition.
    this.said = Pojos.read(Pojos.json(input), Table.builder()).build();
    old.viewDefinition().representations().forEach(known -> dialects.put(known.dialect(), known));
  }

  /** The table after the action, in the members that an input has. */
  Table after(ViewUpdateAction action, ViewUpdate.Matching matching) {
    List<ViewRepresentation> given = said.viewDefinition().representations();
    if (action == ViewUpdateAction.DROP) {
      given.forEach(this::drop);
      return with(old.storageDescriptor());
    }
    given.forEach(representation -> check(action, representation));
    List<ViewDialect> coming = given.stream().map(ViewRepresentation::dialect).toList();
    if (!agrees() && !coming.containsAll(dialects.keySet())) {
      if (matching == ViewUpdate.Matching.REQUIRED) {
        throw Errors.invalidInput(
            "The storage descriptor and the sub-objects must match those of the view's other"
                + " dialects; Force makes these stale.");
      }
      dialects.replaceAll((dialect, known) -> known.toBuilder().isStale(true).build());
    }
    given.forEach(this::put);
    StorageDescriptor storage = said.storageDescriptor();
    return with(storage == null ? old.storageDescriptor() : storage);
  }

  private void check(ViewUpdateAction action, ViewRepresentation given) {
    boolean known = dialects.containsKey(given.dialect());
    if (action == ViewUpdateAction.ADD && known) {
      throw Errors.invalidInput("Dialect " + given.dialect() + " already exists in the view.");
    }
    if (action == ViewUpdateAction.REPLACE && !known) {
      throw unknown(given);
    }
  }

  private void put(ViewRepresentation given) {
    if (given.viewOriginalText() == null && given.viewExpandedText() == null) {
      throw Errors.invalidInput("Each representation of a view must have a text.");
    }
    dialects.put(given.dialect(), given.toBuilder().isStale(false).build());
  }

  private void drop(ViewRepresentation given) {
    if (dialects.remove(given.dialect()) == null) {
      throw unknown(given);
    }
    if (dialects.isEmpty()) {
      throw Errors.invalidInput("The last dialect of a view cannot be dropped: delete the view.");
    }
  }

  private static RuntimeException unknown(ViewRepresentation given) {
    return Errors.invalidInput("Dialect " + given.dialect() + " does not exist in the view.");
  }

  private boolean agrees() {
    StorageDescriptor storage = said.storageDescriptor();
    ViewDefinition view = said.viewDefinition();
    boolean sameColumns =
        storage == null || columns(storage).equals(columns(old.storageDescriptor()));
    boolean sameObjects =
        !view.hasSubObjects() || view.subObjects().equals(old.viewDefinition().subObjects());
    return sameColumns && sameObjects;
  }

  private static List<String> columns(@Nullable StorageDescriptor storage) {
    List<Column> columns = storage == null ? List.of() : storage.columns();
    return columns.stream().map(column -> column.name() + " " + column.type()).toList();
  }

  /** What the input does not say of the definition stays as it was. */
  private Table with(@Nullable StorageDescriptor storage) {
    ViewDefinition before = old.viewDefinition();
    ViewDefinition now = said.viewDefinition();
    return said.toBuilder()
        .storageDescriptor(storage)
        .viewDefinition(
            Pojos.copy(now, before.toBuilder())
                .representations(new ArrayList<>(dialects.values()))
                .build())
        .build();
  }
}
