package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code AWS::Glue::MLTransform}, which is found by its id. */
final class MlTransformType {

  private static final String[] CHANGEABLE = {
    "Description",
    "GlueVersion",
    "MaxCapacity",
    "MaxRetries",
    "Name",
    "NumberOfWorkers",
    "Role",
    "Timeout",
    "WorkerType"
  };

  private MlTransformType() {}

  static ResourceType of(GlueRequests glue) {
    PropertyTable table =
        new PropertyTable()
            .replaces("InputRecordTables", "TransformEncryption")
            .inPlace(CHANGEABLE)
            .inPlace("Tags", "TransformParameters")
            .required("InputRecordTables", "Role", "TransformParameters");
    return new GlueForm("AWS::Glue::MLTransform", table)
        .named("Name")
        .tagged("mlTransform")
        .created("CreateMLTransform", MlTransformType::spelt)
        .made((properties, answer) -> GlueResourceType.named(answer.path("TransformId").asText()))
        .updated(
            "UpdateMLTransform",
            (properties, now) -> {
              ObjectNode request = Documents.some(properties, CHANGEABLE);
              if (request.path("Name").asText().equals(now.physicalId())) {
                request.remove("Name");
              }
              request.set("Parameters", properties.get("TransformParameters"));
              return request.put("TransformId", now.physicalId());
            })
        .deleted("DeleteMLTransform", now -> Documents.of("TransformId", now.physicalId()))
        .of(glue);
  }

  /** The API has shorter words. */
  private static ObjectNode spelt(ObjectNode properties) {
    ObjectNode request = properties.deepCopy();
    request.set("Parameters", request.remove("TransformParameters"));
    if (request.path("InputRecordTables").has("GlueTables")) {
      request.set("InputRecordTables", request.path("InputRecordTables").get("GlueTables"));
    }
    if (request.path("TransformEncryption") instanceof ObjectNode encryption
        && encryption.remove("MLUserDataEncryption") instanceof ObjectNode data) {
      ObjectNode ofData = encryption.putObject("MlUserDataEncryption");
      ofData.set("MlUserDataEncryptionMode", data.get("MLUserDataEncryptionMode"));
      if (data.has("KmsKeyId")) {
        ofData.set("KmsKeyId", data.get("KmsKeyId"));
      }
    }
    return request;
  }
}
