package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code AWS::Glue::DataCatalogEncryptionSettings}. */
final class CatalogEncryptionType {

  private CatalogEncryptionType() {}

  static ResourceType of(GlueRequests glue) {
    PropertyTable table =
        new PropertyTable()
            .replaces("CatalogId")
            .inPlace("DataCatalogEncryptionSettings")
            .required("CatalogId", "DataCatalogEncryptionSettings");
    return new GlueForm("AWS::Glue::DataCatalogEncryptionSettings", table)
        .created("PutDataCatalogEncryptionSettings", CatalogEncryptionType::spelt)
        .updated("PutDataCatalogEncryptionSettings", (properties, now) -> spelt(properties))
        .made(
            (properties, answer) -> GlueResourceType.named(Documents.text(properties, "CatalogId")))
        .deleted("PutDataCatalogEncryptionSettings", now -> off(now.physicalId()))
        .of(glue);
  }

  /** The API calls the key of connections' passwords otherwise. */
  private static ObjectNode spelt(ObjectNode properties) {
    ObjectNode request = properties.deepCopy();
    if (request.at("/DataCatalogEncryptionSettings/ConnectionPasswordEncryption")
        instanceof ObjectNode passwords) {
      JsonNode key = passwords.remove("KmsKeyId");
      if (key != null) {
        passwords.set("AwsKmsKeyId", key);
      }
    }
    return request;
  }

  /** An account always has settings; those of one that never set any. */
  private static ObjectNode off(String catalog) {
    ObjectNode request = Documents.of("CatalogId", catalog);
    ObjectNode settings = request.putObject("DataCatalogEncryptionSettings");
    settings.putObject("EncryptionAtRest").put("CatalogEncryptionMode", "DISABLED");
    settings
        .putObject("ConnectionPasswordEncryption")
        .put("ReturnConnectionPasswordEncrypted", false);
    return request;
  }
}
