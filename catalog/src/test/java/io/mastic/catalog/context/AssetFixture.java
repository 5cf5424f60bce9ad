package io.mastic.catalog.context;

import io.mastic.catalog.CatalogFixture;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.glue.model.AssetFormEntry;
import software.amazon.awssdk.services.glue.model.AssetTypeFormReference;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.TableInput;

/** A catalog with a table, a form type and an asset type. */
public abstract class AssetFixture extends CatalogFixture {

  @BeforeEach
  void createWhatAssetsNeed() {
    createDatabase("d");
    createTable(
        "d",
        TableInput.builder()
            .name("orders")
            .description("What was bought")
            .storageDescriptor(
                StorageDescriptor.builder()
                    .location("s3://bucket/orders/")
                    .columns(column("id", "the number"), column("email", "of the buyer"))
                    .build())
            .partitionKeys(column("day", null))
            .build());
    glue.putFormType(
        r ->
            r.name("Residency")
                .schema(
                    "structure Residency { region: String, days: Integer, tags: Tags }\n"
                        + "list Tags { member: String }"));
    glue.putAssetType(
        r ->
            r.name("Report")
                .forms(
                    Map.of(
                        "where",
                        AssetTypeFormReference.builder().formTypeIdentifier("Residency").build())));
  }

  private static Column column(String name, String comment) {
    return Column.builder().name(name).type("string").comment(comment).build();
  }

  public String arn(String table) {
    return "arn:aws:glue:" + caller.region() + ":" + caller.account() + ":table/" + table;
  }

  public static Map<String, AssetFormEntry> form(String name, String type, String content) {
    return Map.of(name, AssetFormEntry.builder().formTypeId(type).content(content).build());
  }

  public void putReport(String id, String name) {
    glue.putAsset(
        r ->
            r.identifier(id)
                .assetTypeId("Report")
                .name(name)
                .forms(form("where", "Residency", "{\"region\":\"eu\",\"days\":7}")));
  }

  public List<String> terms(int number) {
    String glossary = glue.createGlossary(r -> r.name("Glossary " + number)).id();
    return IntStream.range(0, number)
        .mapToObj(
            i ->
                glue.createGlossaryTerm(r -> r.glossaryIdentifier(glossary).name("Term " + i)).id())
        .sorted()
        .toList();
  }
}
