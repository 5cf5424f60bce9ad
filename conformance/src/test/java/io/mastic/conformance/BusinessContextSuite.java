package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.AssetFormEntry;
import software.amazon.awssdk.services.glue.model.AssetTypeFormReference;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.ConflictException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.FormTypeItem;
import software.amazon.awssdk.services.glue.model.GetAssetResponse;
import software.amazon.awssdk.services.glue.model.GlossaryItem;
import software.amazon.awssdk.services.glue.model.GlossaryTermItem;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.IterableFormItem;
import software.amazon.awssdk.services.glue.model.IterableFormListItem;
import software.amazon.awssdk.services.glue.model.SearchFilterClause;
import software.amazon.awssdk.services.glue.model.SearchResultItem;
import software.amazon.awssdk.services.glue.model.ValidationException;

/**
 * Glossaries, forms and assets through AWS's SDK for Java: boto3 may be installed in a version that
 * is older than these operations.
 */
final class BusinessContextSuite {

  private static final String ORDERS = "arn:aws:glue:us-east-1:000000000000:table/shop/orders";
  private static final String MISSING = "arn:aws:glue:us-east-1:000000000000:table/shop/missing";
  private static final String EU = "{\"region\":\"eu\",\"days\":7}";

  private final GlueClient glue;

  private BusinessContextSuite(GlueClient glue) {
    this.glue = glue;
  }

  /** Runs it all; the operations that were called, and how each call ended. */
  static List<String> calls(MasticProcess server) {
    OutcomeRecorder recorder = new OutcomeRecorder();
    try (GlueClient glue = server.glue(recorder)) {
      BusinessContextSuite suite = new BusinessContextSuite(glue);
      suite.createTable();
      String term = suite.glossaries();
      suite.types();
      suite.assets();
      suite.attachments();
      suite.terms(term);
      suite.columns(term);
      suite.search(term);
      suite.deletions(term);
    }
    return recorder.calls();
  }

  private void createTable() {
    glue.createDatabase(r -> r.databaseInput(d -> d.name("shop")));
    glue.createTable(
        r ->
            r.databaseName("shop")
                .tableInput(
                    t ->
                        t.name("orders")
                            .storageDescriptor(
                                d ->
                                    d.location("s3://shop/orders/")
                                        .columns(column("id"), column("email")))));
  }

  private static Column column(String name) {
    return Column.builder().name(name).type("string").comment("the " + name).build();
  }

  /** Gives a term. */
  private String glossaries() {
    String finance = glue.createGlossary(r -> r.name("Finance").description("Money")).id();
    String sales = glue.createGlossary(r -> r.name("Sales")).id();
    refuses(AlreadyExistsException.class, () -> glue.createGlossary(r -> r.name("Finance")));
    assertThat(glue.getGlossary(r -> r.identifier(finance)).description()).isEqualTo("Money");
    refuses(EntityNotFoundException.class, () -> glue.getGlossary(r -> r.identifier("gl-none")));
    assertThat(glue.updateGlossary(r -> r.identifier(sales).name("Selling")).name())
        .isEqualTo("Selling");
    refuses(
        AlreadyExistsException.class,
        () -> glue.updateGlossary(r -> r.identifier(sales).name("Finance")));
    assertThat(glue.listGlossariesPaginator(r -> r.maxResults(1)).items())
        .extracting(GlossaryItem::name)
        .containsExactly("Finance", "Selling");
    String token = glue.listGlossaries(r -> r.maxResults(1)).nextToken();
    refuses(InvalidInputException.class, () -> glue.listGlossaries(r -> r.nextToken("x" + token)));
    refuses(InvalidInputException.class, () -> glue.listFormTypes(r -> r.nextToken(token)));

    String user =
        glue.createGlossaryTerm(
                r ->
                    r.glossaryIdentifier(finance)
                        .name("User")
                        .shortDescription("short")
                        .longDescription("long"))
            .id();
    glue.createGlossaryTerm(r -> r.glossaryIdentifier(finance).name("Turnover"));
    refuses(
        EntityNotFoundException.class,
        () -> glue.createGlossaryTerm(r -> r.glossaryIdentifier("gl-none").name("x")));
    glue.updateGlossaryTerm(r -> r.identifier(user).name("Active User"));
    refuses(
        AlreadyExistsException.class,
        () -> glue.updateGlossaryTerm(r -> r.identifier(user).name("Turnover")));
    assertThat(glue.getGlossaryTerm(r -> r.identifier(user)).longDescription()).isEqualTo("long");
    refuses(
        EntityNotFoundException.class, () -> glue.getGlossaryTerm(r -> r.identifier("gt-none")));
    assertThat(
            glue.listGlossaryTermsPaginator(r -> r.glossaryIdentifier(finance).maxResults(1))
                .items())
        .extracting(GlossaryTermItem::name)
        .containsExactly("Active User", "Turnover");
    refuses(
        InvalidInputException.class,
        () -> glue.listGlossaryTerms(r -> r.glossaryIdentifier(finance).nextToken(token)));
    refuses(ConflictException.class, () -> glue.deleteGlossary(r -> r.identifier(finance)));
    glue.deleteGlossary(r -> r.identifier(sales));
    return user;
  }

  private void types() {
    String schema = "structure Residency {\n    region: String\n    days: Integer\n}";
    assertThat(glue.putFormType(r -> r.name("Residency").schema(schema)).id())
        .isEqualTo("Residency");
    refuses(
        InvalidInputException.class,
        () -> glue.putFormType(r -> r.name("Residency").schema("structure {")));
    assertThat(glue.getFormType(r -> r.identifier("Residency")).schema()).isEqualTo(schema);
    refuses(EntityNotFoundException.class, () -> glue.getFormType(r -> r.identifier("None")));
    assertThat(glue.listFormTypesPaginator(r -> r.maxResults(1)).items())
        .extracting(FormTypeItem::name)
        .containsExactly("Residency");

    Map<String, AssetTypeFormReference> forms = Map.of("where", reference("Residency"));
    glue.putAssetType(r -> r.name("Report").forms(forms));
    refuses(
        EntityNotFoundException.class,
        () -> glue.putAssetType(r -> r.name("Report").forms(Map.of("x", reference("None")))));
    assertThat(glue.getAssetType(r -> r.identifier("Report")).forms()).isEqualTo(forms);
    refuses(EntityNotFoundException.class, () -> glue.getAssetType(r -> r.identifier("None")));
    assertThat(glue.listAssetTypes(r -> {}).items()).hasSize(1);
    refuses(InvalidInputException.class, () -> glue.listAssetTypes(r -> r.nextToken("x")));
    refuses(ConflictException.class, () -> glue.deleteFormType(r -> r.identifier("Residency")));
  }

  private static AssetTypeFormReference reference(String formType) {
    return AssetTypeFormReference.builder().formTypeIdentifier(formType).build();
  }

  private void assets() {
    Map<String, AssetFormEntry> forms =
        Map.of("where", AssetFormEntry.builder().formTypeId("Residency").content(EU).build());
    glue.putAsset(r -> r.identifier("report").assetTypeId("Report").name("Turnover").forms(forms));
    refuses(
        EntityNotFoundException.class,
        () -> glue.putAsset(r -> r.identifier("x").assetTypeId("None").name("x").forms(forms)));
    assertThat(glue.updateAsset(r -> r.identifier("report").description("By month")).name())
        .isEqualTo("Turnover");
    refuses(
        EntityNotFoundException.class, () -> glue.updateAsset(r -> r.identifier("x").name("x")));
    GetAssetResponse asset = glue.getAsset(r -> r.identifier("report"));
    assertThat(asset.description()).isEqualTo("By month");
    assertThat(asset.forms()).isEqualTo(forms);
    refuses(EntityNotFoundException.class, () -> glue.getAsset(r -> r.identifier(MISSING)));
    assertThat(glue.getAsset(r -> r.identifier(ORDERS)).assetTypeId()).isEqualTo("Table");
    refuses(InvalidInputException.class, () -> glue.deleteAsset(r -> r.identifier(ORDERS)));
    refuses(InvalidInputException.class, () -> glue.deleteAssetType(r -> r.identifier("Report")));
  }

  private void attachments() {
    glue.putAttachment(
        r ->
            r.assetIdentifier(ORDERS)
                .attachmentName("residency")
                .formTypeId("Residency")
                .content(EU));
    refuses(
        InvalidInputException.class,
        () ->
            glue.putAttachment(
                r ->
                    r.assetIdentifier(ORDERS)
                        .attachmentName("residency")
                        .formTypeId("Residency")
                        .content("{\"days\":\"seven\"}")));
    assertThat(glue.getAsset(r -> r.identifier(ORDERS)).attachments().get("residency").content())
        .isEqualTo(EU);
    glue.deleteAttachment(r -> r.assetIdentifier(ORDERS).attachmentName("residency"));
    refuses(
        EntityNotFoundException.class,
        () -> glue.deleteAttachment(r -> r.assetIdentifier(ORDERS).attachmentName("residency")));
  }

  private void terms(String term) {
    assertThat(
            glue.associateGlossaryTerms(
                    r -> r.assetIdentifier("report").glossaryTermIdentifiers(term))
                .glossaryTerms())
        .containsExactly(term);
    refuses(
        EntityNotFoundException.class,
        () ->
            glue.associateGlossaryTerms(
                r -> r.assetIdentifier("report").glossaryTermIdentifiers("gt-none")));
    assertThat(
            glue.disassociateGlossaryTerms(
                    r -> r.assetIdentifier("report").glossaryTermIdentifiers(term))
                .hasGlossaryTerms())
        .isFalse();
    refuses(
        EntityNotFoundException.class,
        () ->
            glue.disassociateGlossaryTerms(
                r -> r.assetIdentifier(MISSING).glossaryTermIdentifiers(term)));
  }

  private void columns(String term) {
    glue.associateGlossaryTerms(
        r ->
            r.assetIdentifier(ORDERS)
                .iterableFormName("columns")
                .itemIdentifier("email")
                .glossaryTermIdentifiers(term));
    assertThat(
            glue.listIterableFormsPaginator(
                    r -> r.assetIdentifier(ORDERS).iterableFormName("columns").maxResults(1))
                .items())
        .extracting(IterableFormListItem::itemName)
        .containsExactly("id", "email");
    refuses(
        EntityNotFoundException.class,
        () -> glue.listIterableForms(r -> r.assetIdentifier("report").iterableFormName("columns")));
    var batch =
        glue.batchGetIterableForms(
            r ->
                r.assetIdentifier(ORDERS)
                    .iterableFormName("columns")
                    .itemIdentifiers("email", "none"));
    assertThat(batch.items())
        .extracting(IterableFormItem::glossaryTerms)
        .containsExactly(List.of(term));
    assertThat(batch.errors()).hasSize(1);
    refuses(
        EntityNotFoundException.class,
        () ->
            glue.batchGetIterableForms(
                r -> r.assetIdentifier(MISSING).iterableFormName("columns").itemIdentifiers("id")));
  }

  private void search(String term) {
    glue.associateGlossaryTerms(r -> r.assetIdentifier(ORDERS).glossaryTermIdentifiers(term));
    assertThat(glue.searchAssets(r -> r.searchText("active users")).items())
        .extracting(SearchResultItem::assetName)
        .containsExactly("orders");
    assertThat(
            glue.searchAssetsPaginator(r -> r.searchText("turnover orders").maxResults(1)).items())
        .extracting(SearchResultItem::assetName)
        .containsExactly("Turnover", "orders");
    SearchFilterClause reports = is("type", "Report");
    assertThat(glue.searchAssets(r -> r.filterClause(reports)).items())
        .extracting(SearchResultItem::id)
        .containsExactly("report");
    assertThat(glue.searchAssets(r -> r.filterClause(is("glossaryTerms", term))).items())
        .extracting(SearchResultItem::assetName)
        .containsExactly("orders");
    refuses(
        InvalidInputException.class,
        () -> glue.searchAssets(r -> r.filterClause(is("nothing", "x"))));
  }

  private static SearchFilterClause is(String attribute, String value) {
    return SearchFilterClause.builder()
        .attributeFilter(
            f -> f.attribute(attribute).operator("equals").value(v -> v.stringValue(value)))
        .build();
  }

  private void deletions(String term) {
    String glossary = glue.getGlossaryTerm(r -> r.identifier(term)).glossaryId();
    refuses(ValidationException.class, () -> glue.deleteGlossaryTerm(r -> {}));
    glue.listGlossaryTerms(r -> r.glossaryIdentifier(glossary))
        .items()
        .forEach(item -> glue.deleteGlossaryTerm(r -> r.identifier(item.id())));
    glue.deleteGlossary(r -> r.identifier(glossary));
    assertThat(glue.getAsset(r -> r.identifier(ORDERS)).hasGlossaryTerms()).isFalse();
    glue.deleteAsset(r -> r.identifier("report"));
    glue.deleteAssetType(r -> r.identifier("Report"));
    glue.deleteFormType(r -> r.identifier("Residency"));
    assertThat(glue.listFormTypes(r -> {}).items()).isEmpty();
    glue.deleteDatabase(r -> r.name("shop"));
  }

  private static void refuses(Class<? extends GlueException> error, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(error);
  }
}
