package io.mastic.catalog.context.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.catalog.context.AssetFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.AssetFormEntry;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetAssetResponse;
import software.amazon.awssdk.services.glue.model.InvalidInputException;

class AssetOperationsTest extends AssetFixture {

  private static final String EU = "{\"region\":\"eu\"}";

  @Test
  void anAssetLives() {
    Instant created = clock.instant();
    var put =
        glue.putAsset(
            r ->
                r.identifier("report-1")
                    .assetTypeId("Report")
                    .name("Sales")
                    .description("By month")
                    .forms(form("where", "Residency", EU)));
    assertThat(put.id()).isEqualTo("report-1");
    assertThat(put.createdAt()).isEqualTo(created);
    assertThat(put.forms()).isEqualTo(form("where", "Residency", EU));
    assertThat(glue.getAsset(r -> r.identifier("report-1")))
        .isEqualTo(
            GetAssetResponse.builder()
                .id("report-1")
                .assetTypeId("Report")
                .name("Sales")
                .description("By month")
                .forms(form("where", "Residency", EU))
                .attachments(Map.of())
                .createdAt(created)
                .updatedAt(created)
                .build());

    clock.advance(Duration.ofMinutes(1));
    var updated = glue.updateAsset(r -> r.identifier("report-1").name("Turnover"));
    assertThat(updated.description()).isEqualTo("By month");
    assertThat(updated.updatedAt()).isEqualTo(clock.instant());

    clock.advance(Duration.ofMinutes(1));
    glue.putAsset(
        r -> r.identifier("report-1").assetTypeId("Report").name("Again").forms(Map.of()));
    GetAssetResponse again = glue.getAsset(r -> r.identifier("report-1"));
    assertThat(again.createdAt()).isEqualTo(created);
    assertThat(again.updatedAt()).isEqualTo(clock.instant());
    assertThat(again.description()).isNull();
    assertThat(again.forms()).isEmpty();

    glue.deleteAsset(r -> r.identifier("report-1"));
    glue.deleteAsset(r -> r.identifier("report-1"));
    assertThatThrownBy(() -> glue.getAsset(r -> r.identifier("report-1")))
        .isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(() -> glue.updateAsset(r -> r.identifier("report-1").name("x")))
        .isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void formsAreChecked() {
    refused(InvalidInputException.class, "Report", form("where", "Residency", "{\"days\":\"x\"}"));
    refused(InvalidInputException.class, "Report", form("where", "amazon::Skill", "{}"));
    refused(EntityNotFoundException.class, "Report", form("more", "Missing", "{}"));
    refused(EntityNotFoundException.class, "Missing", Map.of());
    refused(InvalidInputException.class, "Table", Map.of());
    Map<String, AssetFormEntry> untyped =
        Map.of("more", AssetFormEntry.builder().content("{}").build());
    refused(InvalidInputException.class, "Report", untyped);
    Map<String, AssetFormEntry> empty =
        Map.of("where", AssetFormEntry.builder().formTypeId("Residency").build());
    refused(InvalidInputException.class, "Report", empty);

    // A form of the type's needs not say its own type; others may stand beside it.
    var put =
        glue.putAsset(
            r ->
                r.identifier("x")
                    .assetTypeId("Report")
                    .name("X")
                    .forms(
                        Map.of(
                            "where",
                            AssetFormEntry.builder().content(EU).build(),
                            "related",
                            AssetFormEntry.builder()
                                .formTypeId("amazon::RelatedTo")
                                .content("{\"assetIdentifiers\":[\"y\"]}")
                                .build())));
    assertThat(put.forms().get("where").formTypeId()).isEqualTo("Residency");
  }

  private void refused(
      Class<? extends Exception> error, String type, Map<String, AssetFormEntry> forms) {
    assertThatThrownBy(
            () -> glue.putAsset(r -> r.identifier("x").assetTypeId(type).name("X").forms(forms)))
        .isInstanceOf(error);
    assertThatThrownBy(() -> glue.getAsset(r -> r.identifier("x")))
        .isInstanceOf(EntityNotFoundException.class);
  }

  /** The developer guide's skill. */
  @Test
  void aSkillIsAnAsset() {
    String content = "{\"uri\": \"s3://bucket/skill.md\"}";
    glue.putAsset(
        r ->
            r.assetTypeId("amazon::Skill")
                .identifier("orders-skill")
                .name("orders-skill")
                .forms(form("amazon::Skill", "amazon::Skill", content)));
    assertThat(glue.getAsset(r -> r.identifier("orders-skill")).assetTypeId())
        .isEqualTo("amazon::Skill");
    glue.putAttachment(
        r ->
            r.assetIdentifier(arn("d/orders"))
                .attachmentName("relatedTo")
                .formTypeId("amazon::RelatedTo")
                .content("{\"assetIdentifiers\":[\"orders-skill\"]}"));
    assertThatThrownBy(
            () ->
                glue.putAsset(
                    r ->
                        r.assetTypeId("amazon::Skill")
                            .identifier("amazon.skill::mine")
                            .name("x")
                            .forms(Map.of())))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("amazon.");
  }

  @Test
  void aTableIsAnAssetByItself() {
    GetAssetResponse asset = glue.getAsset(r -> r.identifier(arn("d/orders")));
    assertThat(asset.id()).matches("t[0-9a-z]{13}");
    assertThat(asset.assetTypeId()).isEqualTo("Table");
    assertThat(asset.name()).isEqualTo("orders");
    assertThat(asset.description()).isEqualTo("What was bought");
    assertThat(asset.iterableForms().get("columns").formTypeId()).isEqualTo("columns");
    assertThat(glue.getAsset(r -> r.identifier(asset.id()))).isEqualTo(asset);

    clock.advance(Duration.ofMinutes(1));
    glue.updateAsset(r -> r.identifier(asset.id()).name("Customer Orders"));
    glue.updateAsset(r -> r.identifier(asset.id()).description("All of them"));
    GetAssetResponse renamed = glue.getAsset(r -> r.identifier(arn("d/orders")));
    assertThat(renamed.name()).isEqualTo("Customer Orders");
    assertThat(renamed.description()).isEqualTo("All of them");
    assertThat(renamed.updatedAt()).isEqualTo(clock.instant());
    var table = glue.getTable(r -> r.databaseName("d").name("orders")).table();
    assertThat(table.description()).isEqualTo("What was bought");

    assertThatThrownBy(() -> glue.deleteAsset(r -> r.identifier(asset.id())))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("DeleteTable");
    for (String id : List.of(asset.id(), arn("d/orders"), arn("d/not_yet"))) {
      assertThatThrownBy(
              () ->
                  glue.putAsset(
                      r -> r.identifier(id).assetTypeId("Report").name("X").forms(Map.of())))
          .isInstanceOf(InvalidInputException.class);
    }
    for (String id :
        List.of(
            arn("d/missing"),
            arn("missing/orders"),
            arn("orders"),
            arn("c/d/orders"),
            arn("d/orders").replace(caller.account(), "999999999999"),
            "tzzzzzzzzzzzzz",
            "t0000000000001")) {
      assertThatThrownBy(() -> glue.getAsset(r -> r.identifier(id)))
          .isInstanceOf(EntityNotFoundException.class);
    }
  }

  @Test
  void aDeletedTableTakesWhatIsAttachedWithIt() {
    String id = glue.getAsset(r -> r.identifier(arn("d/orders"))).id();
    String term = terms(1).get(0);
    glue.updateAsset(r -> r.identifier(id).name("Orders"));
    attach(id, null, null);
    attach(id, "columns", "email");
    glue.associateGlossaryTerms(r -> r.assetIdentifier(id).glossaryTermIdentifiers(term));
    glue.deleteTable(r -> r.databaseName("d").name("orders"));
    assertThatThrownBy(() -> glue.getAsset(r -> r.identifier(id)))
        .isInstanceOf(EntityNotFoundException.class);

    createTable("d", table("orders"));
    GetAssetResponse fresh = glue.getAsset(r -> r.identifier(arn("d/orders")));
    assertThat(fresh.id()).isNotEqualTo(id);
    assertThat(fresh.name()).isEqualTo("orders");
    assertThat(fresh.attachments()).isEmpty();
    assertThat(fresh.hasGlossaryTerms()).isFalse();
    while (clearSome()) {
      // Some rows at a time.
    }
    long key = Long.parseLong(id.substring(1), 36);
    for (String table : List.of("asset_attachment", "asset_term", "table_asset")) {
      String sql = "SELECT COUNT(*) FROM catalog_" + table + " WHERE asset_key = :key";
      assertThat(db.<Long>read(h -> h.createQuery(sql).bind("key", key).mapTo(Long.class).one()))
          .isZero();
    }
  }

  private void attach(String asset, String form, String item) {
    glue.putAttachment(
        r ->
            r.assetIdentifier(asset)
                .iterableFormName(form)
                .itemIdentifier(item)
                .attachmentName("residency")
                .formTypeId("Residency")
                .content(EU));
  }

  @Test
  void attachmentsComeAndGo() {
    putReport("r", "Report");
    attach("r", null, null);
    var put =
        glue.putAttachment(
            r ->
                r.assetIdentifier("r")
                    .attachmentName("residency")
                    .formTypeId("Residency")
                    .content("{\"region\":\"us\"}"));
    assertThat(put.assetIdentifier()).isEqualTo("r");
    assertThat(put.iterableFormName()).isNull();
    assertThat(glue.getAsset(r -> r.identifier("r")).attachments())
        .isEqualTo(form("residency", "Residency", "{\"region\":\"us\"}"));
    putReport("r", "Put again");
    assertThat(glue.getAsset(r -> r.identifier("r")).attachments()).hasSize(1);

    assertThatThrownBy(() -> attach("missing", null, null))
        .isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(() -> attach("r", "columns", "id"))
        .isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(() -> attach("r", "columns", null))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> attach("r", null, "id")).isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(
            () ->
                glue.putAttachment(
                    r ->
                        r.assetIdentifier("r")
                            .attachmentName("n")
                            .formTypeId("Residency")
                            .content("{\"no\":1}")))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(
            () ->
                glue.putAttachment(
                    r ->
                        r.assetIdentifier("r")
                            .attachmentName("n")
                            .formTypeId("Missing")
                            .content("{}")))
        .isInstanceOf(EntityNotFoundException.class);

    glue.deleteAttachment(r -> r.assetIdentifier("r").attachmentName("residency"));
    assertThat(glue.getAsset(r -> r.identifier("r")).attachments()).isEmpty();
    assertThatThrownBy(
            () -> glue.deleteAttachment(r -> r.assetIdentifier("r").attachmentName("residency")))
        .isInstanceOf(EntityNotFoundException.class);

    attach("r", null, null);
    glue.deleteAsset(r -> r.identifier("r"));
    putReport("r", "Anew");
    assertThat(glue.getAsset(r -> r.identifier("r")).attachments()).isEmpty();
  }

  @Test
  void columnsAreItems() {
    String asset = glue.getAsset(r -> r.identifier(arn("d/orders"))).id();
    String term = terms(1).get(0);
    attach(arn("d/orders"), "columns", "email");
    attach(asset, "columns", asset + "#day");
    var associated =
        glue.associateGlossaryTerms(
            r ->
                r.assetIdentifier(arn("d/orders"))
                    .iterableFormName("columns")
                    .itemIdentifier("email")
                    .glossaryTermIdentifiers(term));
    assertThat(associated.itemIdentifier()).isEqualTo("email");
    assertThat(associated.glossaryTerms()).containsExactly(term);

    var first =
        glue.listIterableForms(
            r -> r.assetIdentifier(asset).iterableFormName("columns").maxResults(2));
    assertThat(first.items()).extracting(item -> item.itemName()).containsExactly("id", "email");
    assertThat(first.items().get(0).itemId()).isEqualTo(asset + "#id");
    assertThat(first.items().get(0).description()).isEqualTo("the number");
    assertThat(first.items().get(0).hasGlossaryTerms()).isFalse();
    assertThat(first.items().get(1).glossaryTerms()).containsExactly(term);
    var rest =
        glue.listIterableForms(
            r -> r.assetIdentifier(asset).iterableFormName("columns").nextToken(first.nextToken()));
    assertThat(rest.items()).extracting(item -> item.itemName()).containsExactly("day");
    assertThat(rest.nextToken()).isNull();

    var batch =
        glue.batchGetIterableForms(
            r ->
                r.assetIdentifier(asset)
                    .iterableFormName("columns")
                    .itemIdentifiers("email", asset + "#day", "none", "id"));
    assertThat(batch.items())
        .extracting(item -> item.itemName())
        .containsExactly("email", "day", "id");
    assertThat(batch.items().get(0).attachments()).isEqualTo(form("residency", "Residency", EU));
    assertThat(batch.items().get(0).glossaryTerms()).containsExactly(term);
    assertThat(batch.items().get(1).attachments()).hasSize(1);
    assertThat(batch.items().get(2).attachments()).isEmpty();
    assertThat(batch.errors()).hasSize(1);
    assertThat(batch.errors().get(0).itemIdentifier()).isEqualTo("none");
    assertThat(batch.errors().get(0).code()).isEqualTo("EntityNotFoundException");

    // What is on a column is not on the table.
    assertThat(glue.getAsset(r -> r.identifier(asset)).hasGlossaryTerms()).isFalse();
    assertThat(glue.getAsset(r -> r.identifier(asset)).attachments()).isEmpty();
    glue.deleteAttachment(
        r ->
            r.assetIdentifier(asset)
                .iterableFormName("columns")
                .itemIdentifier("email")
                .attachmentName("residency"));
    var without =
        glue.disassociateGlossaryTerms(
            r ->
                r.assetIdentifier(asset)
                    .iterableFormName("columns")
                    .itemIdentifier("email")
                    .glossaryTermIdentifiers(term));
    assertThat(without.hasGlossaryTerms()).isFalse();

    assertThatThrownBy(
            () -> glue.listIterableForms(r -> r.assetIdentifier(asset).iterableFormName("rows")))
        .isInstanceOf(EntityNotFoundException.class);
    putReport("r", "Report");
    assertThatThrownBy(
            () -> glue.listIterableForms(r -> r.assetIdentifier("r").iterableFormName("columns")))
        .isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(
            () ->
                glue.batchGetIterableForms(
                    r ->
                        r.assetIdentifier("missing")
                            .iterableFormName("columns")
                            .itemIdentifiers("id")))
        .isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(() -> attach(asset, "columns", "none"))
        .isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void termsAreOnAssets() {
    putReport("r", "Report");
    List<String> terms = terms(11);
    var associated =
        glue.associateGlossaryTerms(
            r -> r.assetIdentifier("r").glossaryTermIdentifiers(terms.subList(0, 9)));
    assertThat(associated.glossaryTerms()).isEqualTo(terms.subList(0, 9));
    glue.associateGlossaryTerms(
        r -> r.assetIdentifier("r").glossaryTermIdentifiers(terms.get(9), terms.get(0)));
    assertThatThrownBy(
            () ->
                glue.associateGlossaryTerms(
                    r -> r.assetIdentifier("r").glossaryTermIdentifiers(terms.get(10))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("10");
    assertThatThrownBy(
            () ->
                glue.associateGlossaryTerms(
                    r ->
                        r.assetIdentifier(arn("d/orders"))
                            .iterableFormName("columns")
                            .itemIdentifier("id")
                            .glossaryTermIdentifiers(terms.subList(0, 6))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("5");
    assertThat(glue.getAsset(r -> r.identifier("r")).glossaryTerms())
        .isEqualTo(terms.subList(0, 10));
    assertThatThrownBy(
            () ->
                glue.associateGlossaryTerms(
                    r -> r.assetIdentifier(arn("d/orders")).glossaryTermIdentifiers("gt-none")))
        .isInstanceOf(EntityNotFoundException.class)
        .hasMessageContaining("gt-none");
    assertThatThrownBy(
            () ->
                glue.associateGlossaryTerms(
                    r -> r.assetIdentifier("missing").glossaryTermIdentifiers(terms)))
        .isInstanceOf(EntityNotFoundException.class);

    var left =
        glue.disassociateGlossaryTerms(
            r -> r.assetIdentifier("r").glossaryTermIdentifiers(terms.subList(1, 9)));
    assertThat(left.glossaryTerms()).containsExactly(terms.get(0), terms.get(9));
    glue.disassociateGlossaryTerms(r -> r.assetIdentifier("r").glossaryTermIdentifiers("gt-none"));
    glue.deleteGlossaryTerm(r -> r.identifier(terms.get(0)));
    assertThat(glue.getAsset(r -> r.identifier("r")).glossaryTerms()).containsExactly(terms.get(9));
    assertThatThrownBy(
            () ->
                glue.disassociateGlossaryTerms(
                    r -> r.assetIdentifier("missing").glossaryTermIdentifiers(terms.get(9))))
        .isInstanceOf(EntityNotFoundException.class);
  }
}
