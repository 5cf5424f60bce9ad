package io.mastic.catalog.context.form;

import io.mastic.contract.Pojos;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.glue.model.AssetTypeFormReference;
import software.amazon.awssdk.services.glue.model.GetAssetTypeResponse;

/**
 * A kind of asset: its name, which is its identifier too, and which forms its assets have.
 *
 * @param forms the form type of each form, by the form's name
 */
public record AssetType(String name, Map<String, String> forms) {

  /** As AWS answers it. */
  public GetAssetTypeResponse shown() {
    Map<String, AssetTypeFormReference> references = new TreeMap<>();
    forms.forEach((form, type) -> references.put(form, reference(type)));
    return GetAssetTypeResponse.builder().id(name).name(name).forms(references).build();
  }

  public static AssetType of(String name, Map<String, AssetTypeFormReference> references) {
    Map<String, String> forms = new TreeMap<>();
    references.forEach((form, reference) -> forms.put(form, reference.formTypeIdentifier()));
    return new AssetType(name, forms);
  }

  /** From what {@link #document} wrote. */
  public static AssetType read(String name, String document) {
    return of(name, Pojos.read(document, GetAssetTypeResponse.builder()).build().forms());
  }

  public String document() {
    return Pojos.json(shown());
  }

  private static AssetTypeFormReference reference(String formType) {
    return AssetTypeFormReference.builder().formTypeIdentifier(formType).build();
  }
}
