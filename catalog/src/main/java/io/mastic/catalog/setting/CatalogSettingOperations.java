package io.mastic.catalog.setting;

import io.mastic.catalog.scope.Scope;
import io.mastic.contract.GlueOperations;
import io.mastic.contract.Partial;
import software.amazon.awssdk.services.glue.model.GetCatalogImportStatusRequest;
import software.amazon.awssdk.services.glue.model.GetCatalogImportStatusResponse;
import software.amazon.awssdk.services.glue.model.GetDataCatalogEncryptionSettingsRequest;
import software.amazon.awssdk.services.glue.model.GetDataCatalogEncryptionSettingsResponse;
import software.amazon.awssdk.services.glue.model.ImportCatalogToGlueRequest;
import software.amazon.awssdk.services.glue.model.ImportCatalogToGlueResponse;
import software.amazon.awssdk.services.glue.model.PutDataCatalogEncryptionSettingsRequest;
import software.amazon.awssdk.services.glue.model.PutDataCatalogEncryptionSettingsResponse;

/** AWS's verbs on a catalog's settings. */
public final class CatalogSettingOperations implements GlueOperations {

  private final CatalogSettings settings;

  public CatalogSettingOperations(CatalogSettings settings) {
    this.settings = settings;
  }

  @Override
  @Partial("the mode and keys of encryption at rest; ReturnConnectionPasswordEncrypted acts")
  public PutDataCatalogEncryptionSettingsResponse putDataCatalogEncryptionSettings(
      PutDataCatalogEncryptionSettingsRequest request) {
    settings.putEncryption(Scope.of(request.catalogId()), request.dataCatalogEncryptionSettings());
    return PutDataCatalogEncryptionSettingsResponse.builder().build();
  }

  @Override
  public GetDataCatalogEncryptionSettingsResponse getDataCatalogEncryptionSettings(
      GetDataCatalogEncryptionSettingsRequest request) {
    return GetDataCatalogEncryptionSettingsResponse.builder()
        .dataCatalogEncryptionSettings(settings.encryption(Scope.of(request.catalogId())))
        .build();
  }

  @Override
  @Partial("complete at once: there is no Athena catalog to import")
  public ImportCatalogToGlueResponse importCatalogToGlue(ImportCatalogToGlueRequest request) {
    settings.recordImport(Scope.of(request.catalogId()));
    return ImportCatalogToGlueResponse.builder().build();
  }

  @Override
  public GetCatalogImportStatusResponse getCatalogImportStatus(
      GetCatalogImportStatusRequest request) {
    return GetCatalogImportStatusResponse.builder()
        .importStatus(settings.importStatus(Scope.of(request.catalogId())))
        .build();
  }
}
