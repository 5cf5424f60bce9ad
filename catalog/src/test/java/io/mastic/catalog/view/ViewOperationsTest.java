package io.mastic.catalog.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.catalog.CatalogFixture;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.OperationNotSupportedException;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;
import software.amazon.awssdk.services.glue.model.UpdateTableRequest;
import software.amazon.awssdk.services.glue.model.ViewRepresentationInput;
import software.amazon.awssdk.services.glue.model.ViewUpdateAction;

/** Views that several engines read, each in its own dialect. */
class ViewOperationsTest extends CatalogFixture {

  private static final String DEFINER = "arn:aws:iam::777777777777:role/definer";
  private static final String BASE = "arn:aws:glue:eu-west-1:777777777777:table/d/base";

  @BeforeEach
  void aDatabase() {
    createDatabase("d");
  }

  @Test
  void aViewComesBackWithItsDefinition() {
    createTable("d", view("SPARK 3.5 SELECT 1", "ATHENA 3 SELECT 2"));
    Table view = load();
    assertThat(view.isMultiDialectView()).isTrue();
    assertThat(view.tableType()).isEqualTo("VIRTUAL_VIEW");
    assertThat(view.viewDefinition().definer()).isEqualTo(DEFINER);
    assertThat(view.viewDefinition().isProtected()).isTrue();
    assertThat(view.viewDefinition().subObjects()).containsExactly(BASE);
    assertThat(shown(view)).containsExactly("SPARK 3.5 SELECT 1", "ATHENA 3 SELECT 2");
    var unfiltered =
        glue.getUnfilteredTableMetadata(
            r ->
                r.catalogId(caller.account())
                    .databaseName("d")
                    .name("v")
                    .supportedPermissionTypesWithStrings("COLUMN_PERMISSION"));
    assertThat(unfiltered.isMultiDialectView()).isTrue();
    assertThat(unfiltered.isProtected()).isTrue();
    assertThatThrownBy(() -> glue.getPartitionIndexes(r -> r.databaseName("d").tableName("v")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Operation not supported on Multi Dialect Views");
    createTable("d", table("t").toBuilder().viewOriginalText("SELECT 1").build());
    assertThat(glue.getTable(r -> r.databaseName("d").name("t")).table().isMultiDialectView())
        .isFalse();
  }

  @Test
  void aDefinitionThatGlueRefusesIsRefusedInItsWords() {
    refused(
        "Storage Descriptor and columns must be provided with View Definition!",
        b -> b.storageDescriptor((StorageDescriptor) null));
    refused(
        "Storage Descriptor and columns must be provided with View Definition!",
        b -> b.storageDescriptor(s -> s.location("s3://bucket/v/")));
    refused(
        "View Expanded Text is not supported.",
        b -> representations(b, said("ATHENA 3 x").toBuilder().viewExpandedText("x").build()));
    refused(
        "SPARK is given more than once",
        b -> representations(b, said("SPARK 3 a"), said("SPARK 4 b")));
    refused("Dialect must be one of", b -> representations(b, said("TRINO 3 a")));
    refused(
        "Dialect must be one of",
        b -> representations(b, ViewRepresentationInput.builder().viewOriginalText("a").build()));
    refused(
        "must have a text",
        b -> representations(b, ViewRepresentationInput.builder().dialect("SPARK").build()));
    refused("must have representations", b -> b.viewDefinition(v -> v.definer(DEFINER)));
    ViewRepresentationInput validated =
        said("ATHENA 3 a").toBuilder().validationConnection("c").build();
    refused(
        "Storage descriptor may not be defined when creating a validated Glue view",
        b -> representations(b, validated));
    assertThatThrownBy(
            () -> {
              TableInput.Builder input = view("SPARK 3 a").toBuilder();
              representations(input, validated);
              createTable("d", input.storageDescriptor((StorageDescriptor) null).build());
            })
        .isInstanceOf(OperationNotSupportedException.class);
    assertThat(glue.getTables(r -> r.databaseName("d")).tableList()).isEmpty();
  }

  @Test
  void dialectsAreAddedReplacedAndDropped() {
    createTable("d", view("SPARK 3.5 a"));
    update(ViewUpdateAction.ADD, view("ATHENA 3 b"));
    assertThat(shown(load())).containsExactlyInAnyOrder("SPARK 3.5 a", "ATHENA 3 b");
    refusedUpdate("ATHENA already exists", ViewUpdateAction.ADD, view("ATHENA 3 c"));
    update(ViewUpdateAction.REPLACE, view("ATHENA 3 c"));
    assertThat(shown(load())).containsExactlyInAnyOrder("SPARK 3.5 a", "ATHENA 3 c");
    refusedUpdate("REDSHIFT does not exist", ViewUpdateAction.REPLACE, view("REDSHIFT 1 d"));
    update(ViewUpdateAction.ADD_OR_REPLACE, view("REDSHIFT 1 d", "SPARK 4 e"));
    assertThat(shown(load())).containsExactlyInAnyOrder("SPARK 4 e", "ATHENA 3 c", "REDSHIFT 1 d");
    update(ViewUpdateAction.DROP, view("ATHENA 3 x", "SPARK 4 x"));
    assertThat(shown(load())).containsExactly("REDSHIFT 1 d");
    refusedUpdate("ATHENA does not exist", ViewUpdateAction.DROP, view("ATHENA 3 x"));
    refusedUpdate("last dialect", ViewUpdateAction.DROP, view("REDSHIFT 1 x"));
    assertThat(load().versionId()).isEqualTo("4");
  }

  @Test
  void whatAnUpdateDoesNotSayOfADefinitionStays() {
    createTable("d", view("SPARK 3.5 a"));
    update(
        ViewUpdateAction.ADD,
        TableInput.builder()
            .name("v")
            .tableType("VIRTUAL_VIEW")
            .viewDefinition(v -> v.representations(said("ATHENA 3 b")))
            .build());
    Table view = load();
    assertThat(view.viewDefinition().definer()).isEqualTo(DEFINER);
    assertThat(view.viewDefinition().subObjects()).containsExactly(BASE);
    assertThat(view.storageDescriptor().columns()).hasSize(1);
  }

  @Test
  void aSchemaThatDiffersNeedsForceAndMakesTheOthersStale() {
    createTable("d", view("SPARK 3.5 a", "ATHENA 3 b"));
    TableInput other =
        view("SPARK 3.5 c").toBuilder()
            .storageDescriptor(s -> s.columns(table("x", "n int").partitionKeys()))
            .build();
    refusedUpdate("must match", ViewUpdateAction.REPLACE, other);
    TableInput moved =
        view("SPARK 3.5 c").toBuilder()
            .viewDefinition(v -> v.representations(said("SPARK 3.5 c")).subObjects(BASE + "2"))
            .build();
    refusedUpdate("must match", ViewUpdateAction.REPLACE, moved);
    update(r -> r.viewUpdateAction(ViewUpdateAction.REPLACE).force(true).tableInput(other));
    assertThat(stale(load())).containsExactlyInAnyOrder("SPARK false", "ATHENA true");
    assertThat(load().storageDescriptor().columns().get(0).name()).isEqualTo("n");
    update(
        ViewUpdateAction.REPLACE,
        view("ATHENA 3 d").toBuilder().storageDescriptor(other.storageDescriptor()).build());
    assertThat(stale(load())).containsExactlyInAnyOrder("SPARK false", "ATHENA false");
    // Where every dialect is replaced, there is none to agree with.
    update(ViewUpdateAction.REPLACE, view("SPARK 3.5 e", "ATHENA 3 f"));
    assertThat(stale(load())).containsExactlyInAnyOrder("SPARK false", "ATHENA false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PAINT"})
  void aViewIsUpdatedByAnActionOnly(String action) {
    createTable("d", view("SPARK 3.5 a"));
    assertThatThrownBy(
            () ->
                update(
                    r ->
                        r.viewUpdateAction(action.isEmpty() ? null : action)
                            .tableInput(view("SPARK 3.5 b"))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(
            "View update action must be one of: [ADD, REPLACE, ADD_OR_REPLACE, DROP]");
    createTable("d", table("t"));
    assertThatThrownBy(
            () -> update(r -> r.viewUpdateAction(ViewUpdateAction.REPLACE).tableInput(table("t"))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("View update action is only supported on multi-dialect views.");
    assertThat(shown(load())).containsExactly("SPARK 3.5 a");
  }

  private TableInput view(String... dialects) {
    TableInput.Builder view =
        TableInput.builder()
            .name("v")
            .tableType("VIRTUAL_VIEW")
            .storageDescriptor(descriptor("s3://bucket/v/"));
    representations(
        view,
        Arrays.stream(dialects)
            .map(ViewOperationsTest::said)
            .toList()
            .toArray(ViewRepresentationInput[]::new));
    return view.build();
  }

  private static void representations(TableInput.Builder view, ViewRepresentationInput... said) {
    view.viewDefinition(
        v -> v.definer(DEFINER).isProtected(true).subObjects(BASE).representations(said));
  }

  /** Dialect, version and text. */
  private static ViewRepresentationInput said(String words) {
    String[] parts = words.split(" ", 3);
    return ViewRepresentationInput.builder()
        .dialect(parts[0])
        .dialectVersion(parts[1])
        .viewOriginalText(parts[2])
        .build();
  }

  private static List<String> shown(Table view) {
    return view.viewDefinition().representations().stream()
        .map(r -> r.dialectAsString() + " " + r.dialectVersion() + " " + r.viewOriginalText())
        .toList();
  }

  private static List<String> stale(Table view) {
    return view.viewDefinition().representations().stream()
        .map(r -> r.dialectAsString() + " " + r.isStale())
        .toList();
  }

  private Table load() {
    return glue.getTable(r -> r.databaseName("d").name("v")).table();
  }

  private void update(ViewUpdateAction action, TableInput input) {
    update(r -> r.viewUpdateAction(action).tableInput(input));
  }

  private void update(Consumer<UpdateTableRequest.Builder> request) {
    glue.updateTable(r -> request.accept(r.databaseName("d")));
  }

  private void refusedUpdate(String message, ViewUpdateAction action, TableInput input) {
    assertThatThrownBy(() -> update(action, input))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
  }

  private void refused(String message, Consumer<TableInput.Builder> change) {
    TableInput.Builder input = view("SPARK 3.5 a").toBuilder();
    change.accept(input);
    assertThatThrownBy(() -> createTable("d", input.build()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
  }
}
