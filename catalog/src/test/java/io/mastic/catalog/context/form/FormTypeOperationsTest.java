package io.mastic.catalog.context.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.catalog.CatalogFixture;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.AssetTypeFormReference;
import software.amazon.awssdk.services.glue.model.AssetTypeItem;
import software.amazon.awssdk.services.glue.model.ConflictException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.FormTypeItem;
import software.amazon.awssdk.services.glue.model.InvalidInputException;

class FormTypeOperationsTest extends CatalogFixture {

  private void formType(String name) {
    glue.putFormType(r -> r.name(name).schema("structure " + name + " { a: String }"));
  }

  private static Map<String, AssetTypeFormReference> forms(String name, String formType) {
    return Map.of(name, AssetTypeFormReference.builder().formTypeIdentifier(formType).build());
  }

  @Test
  void aFormTypeLives() {
    String schema = "structure Residency {\n    region: String\n}";
    var put = glue.putFormType(r -> r.name("Residency").schema(schema));
    assertThat(put.id()).isEqualTo("Residency");
    assertThat(put.schema()).isEqualTo(schema);
    String wider = "structure Residency {\n    region: String\n    days: Integer\n}";
    glue.putFormType(r -> r.name("Residency").schema(wider));
    assertThat(glue.getFormType(r -> r.identifier("Residency")).schema()).isEqualTo(wider);
    assertThatThrownBy(() -> glue.putFormType(r -> r.name("Residency").schema("structure X {}")))
        .isInstanceOf(InvalidInputException.class);
    assertThat(glue.getFormType(r -> r.identifier("Residency")).schema()).isEqualTo(wider);

    formType("Another");
    var page = glue.listFormTypes(r -> r.maxResults(1));
    assertThat(page.items()).extracting(FormTypeItem::name).containsExactly("Another");
    var rest = glue.listFormTypes(r -> r.nextToken(page.nextToken()));
    assertThat(rest.items()).extracting(FormTypeItem::id).containsExactly("Residency");

    glue.deleteFormType(r -> r.identifier("Residency"));
    glue.deleteFormType(r -> r.identifier("Residency"));
    assertThatThrownBy(() -> glue.getFormType(r -> r.identifier("Residency")))
        .isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void anAssetTypeLives() {
    formType("One");
    formType("Two");
    var put = glue.putAssetType(r -> r.name("Report").forms(forms("one", "One")));
    assertThat(put.id()).isEqualTo("Report");
    assertThat(put.forms()).isEqualTo(forms("one", "One"));
    glue.putAssetType(r -> r.name("Report").forms(forms("two", "Two")));
    assertThat(glue.getAssetType(r -> r.identifier("Report")).forms())
        .isEqualTo(forms("two", "Two"));
    glue.putAssetType(r -> r.name("Board").forms(forms("two", "Two")));
    assertThatThrownBy(() -> glue.putAssetType(r -> r.name("Bad").forms(forms("x", "Missing"))))
        .isInstanceOf(EntityNotFoundException.class)
        .hasMessageContaining("Missing");

    var page = glue.listAssetTypes(r -> r.maxResults(1));
    assertThat(page.items()).extracting(AssetTypeItem::name).containsExactly("Board");
    assertThat(glue.listAssetTypes(r -> r.nextToken(page.nextToken())).items())
        .extracting(AssetTypeItem::id)
        .containsExactly("Report");

    // Only what is referred to now holds a form type.
    glue.deleteFormType(r -> r.identifier("One"));
    assertThatThrownBy(() -> glue.deleteFormType(r -> r.identifier("Two")))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("Board");
    glue.deleteAssetType(r -> r.identifier("Board"));
    glue.deleteAssetType(r -> r.identifier("Report"));
    glue.deleteAssetType(r -> r.identifier("Report"));
    assertThatThrownBy(() -> glue.getAssetType(r -> r.identifier("Report")))
        .isInstanceOf(EntityNotFoundException.class);
    glue.deleteFormType(r -> r.identifier("Two"));
    assertThat(glue.listFormTypes(r -> {}).items()).isEmpty();
  }

  @Test
  void whatIsBuiltInIsThereAndStays() {
    assertThat(glue.getFormType(r -> r.identifier("amazon::Skill")).schema()).contains("uri");
    assertThat(glue.getFormType(r -> r.identifier("amazon::RelatedTo")).schema())
        .contains("assetIdentifiers");
    assertThat(glue.getAssetType(r -> r.identifier("amazon::Skill")).forms())
        .isEqualTo(forms("amazon::Skill", "amazon::Skill"));
    assertThat(glue.getAssetType(r -> r.identifier("Table")).name()).isEqualTo("Table");
    assertThatThrownBy(() -> glue.deleteFormType(r -> r.identifier("amazon::Skill")))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> glue.deleteAssetType(r -> r.identifier("Table")))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(
            () -> glue.putAssetType(r -> r.name("Table").forms(forms("s", "amazon::Skill"))))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void aTypeWithAssetsStays() {
    formType("One");
    glue.putAssetType(r -> r.name("Report").forms(forms("one", "One")));
    glue.putAsset(r -> r.identifier("x").assetTypeId("Report").name("X").forms(Map.of()));
    assertThatThrownBy(() -> glue.deleteAssetType(r -> r.identifier("Report")))
        .isInstanceOf(InvalidInputException.class);
    glue.deleteAsset(r -> r.identifier("x"));
    glue.deleteAssetType(r -> r.identifier("Report"));
  }
}
