package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code AWS::Glue::SecurityConfiguration}. */
final class SecurityConfigurationType {

  private SecurityConfigurationType() {}

  static ResourceType of(GlueRequests glue) {
    PropertyTable table =
        new PropertyTable()
            .replaces("EncryptionConfiguration", "Name")
            .required("EncryptionConfiguration", "Name");
    return new GlueForm("AWS::Glue::SecurityConfiguration", table)
        .named("Name")
        .created("CreateSecurityConfiguration", SecurityConfigurationType::spelt)
        .deleted("DeleteSecurityConfiguration", now -> Documents.of("Name", now.physicalId()))
        .of(glue);
  }

  /** The API has the list for S3 in the singular. */
  private static ObjectNode spelt(ObjectNode properties) {
    ObjectNode request = properties.deepCopy();
    if (request.path("EncryptionConfiguration") instanceof ObjectNode encryption) {
      JsonNode s3 = encryption.remove("S3Encryptions");
      if (s3 != null) {
        encryption.set("S3Encryption", s3);
      }
    }
    return request;
  }
}
