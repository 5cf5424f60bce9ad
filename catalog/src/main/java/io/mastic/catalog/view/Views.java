package io.mastic.catalog.view;

import io.mastic.contract.Errors;
import io.mastic.contract.Pojos;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;
import software.amazon.awssdk.services.glue.model.ViewDefinition;
import software.amazon.awssdk.services.glue.model.ViewDefinitionInput;
import software.amazon.awssdk.services.glue.model.ViewDialect;
import software.amazon.awssdk.services.glue.model.ViewRepresentationInput;
import software.amazon.awssdk.services.glue.model.ViewUpdateAction;

/** Views with a definition in the dialect of each engine; which definitions are sound. */
public final class Views {

  private Views() {}

  /** Whether a table is a view of that kind, in one dialect or more. */
  public static boolean isMultiDialect(Table table) {
    ViewDefinition view = table.viewDefinition();
    return view != null && !view.representations().isEmpty();
  }

  /** Checks the definition of a new table, if it has one. */
  public static void checkNew(TableInput input) {
    ViewDefinitionInput view = input.viewDefinition();
    if (view == null) {
      return;
    }
    check(input, view);
    if (any(view, said -> said.viewOriginalText() == null && said.viewExpandedText() == null)) {
      throw Errors.invalidInput("Each representation of a view must have a text.");
    }
    if (input.storageDescriptor() == null || !input.storageDescriptor().hasColumns()) {
      throw Errors.invalidInput(
          "Storage Descriptor and columns must be provided with View Definition!");
    }
  }

  /** What holds of a definition in every call. */
  private static void check(TableInput input, ViewDefinitionInput view) {
    if (view.representations().isEmpty()) {
      throw Errors.invalidInput("A view definition must have representations.");
    }
    dialects(view);
    if (any(
        view, said -> said.dialect() == ViewDialect.ATHENA && said.viewExpandedText() != null)) {
      throw Errors.invalidInput("View Expanded Text is not supported.");
    }
    if (any(view, said -> said.validationConnection() != null)) {
      if (input.storageDescriptor() != null) {
        throw Errors.invalidInput(
            "Storage descriptor may not be defined when creating a validated Glue view");
      }
      throw Errors.notSupported(
          "There is no engine to validate a view with: leave out ValidationConnection, and say the"
              + " columns in the StorageDescriptor.");
    }
  }

  private static boolean any(ViewDefinitionInput view, Predicate<ViewRepresentationInput> what) {
    return view.representations().stream().anyMatch(what);
  }

  /** The dialects of a definition, each at most once. */
  private static Set<ViewDialect> dialects(ViewDefinitionInput view) {
    Set<ViewDialect> dialects = EnumSet.noneOf(ViewDialect.class);
    for (ViewRepresentationInput said : view.representations()) {
      ViewDialect dialect = said.dialect();
      if (dialect == null || dialect == ViewDialect.UNKNOWN_TO_SDK_VERSION) {
        throw Errors.invalidInput("Dialect must be one of: " + ViewDialect.knownValues());
      }
      if (!dialects.add(dialect)) {
        throw Errors.invalidInput("Dialect " + dialect + " is given more than once.");
      }
    }
    return dialects;
  }

  /**
   * The document of a table after an update: the input, and for a view its dialects as the action
   * leaves them.
   *
   * @param document of the table until now
   * @param now the table that it is; asked for views alone
   */
  public static String document(
      String document, Supplier<Table> now, TableInput input, ViewUpdate update) {
    ViewDefinitionInput said = input.viewDefinition();
    // Most are no views: that is seen without reading the document.
    if (!document.contains("\"ViewDefinition\"") || !isMultiDialect(now.get())) {
      if (said != null || update.action() != null) {
        throw Errors.invalidInput("View update action is only supported on multi-dialect views.");
      }
      return Pojos.json(input);
    }
    ViewUpdateAction action = update.action();
    if (action == null || action == ViewUpdateAction.UNKNOWN_TO_SDK_VERSION) {
      throw Errors.invalidInput(
          "View update action must be one of: [ADD, REPLACE, ADD_OR_REPLACE, DROP]");
    }
    check(input, given(said));
    ViewDialects dialects = new ViewDialects(now.get(), input);
    return Pojos.json(dialects.after(action, update.matching()));
  }

  private static ViewDefinitionInput given(@Nullable ViewDefinitionInput view) {
    if (view == null) {
      throw Errors.invalidInput("ViewDefinition cannot be null while updating a view.");
    }
    return view;
  }
}
