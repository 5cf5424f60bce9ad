package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code AWS::Glue::Classifier}. */
final class ClassifierType {

  private ClassifierType() {}

  static ResourceType of(GlueRequests glue) {
    PropertyTable table =
        new PropertyTable()
            .inPlace("CsvClassifier", "GrokClassifier", "JsonClassifier", "XMLClassifier")
            .replaces("CsvClassifier/Name", "GrokClassifier/Name")
            .replaces("JsonClassifier/Name", "XMLClassifier/Name");
    return new GlueForm("AWS::Glue::Classifier", table)
        .created("CreateClassifier", ClassifierType::spelt)
        .updated("UpdateClassifier", (properties, now) -> spelt(properties))
        .made(
            (properties, answer) ->
                GlueResourceType.named(properties.elements().next().path("Name").asText()))
        .deleted("DeleteClassifier", now -> Documents.of("Name", now.physicalId()))
        .of(glue);
  }

  /** The API calls the types of a CSV classifier otherwise. */
  private static ObjectNode spelt(ObjectNode properties) {
    ObjectNode request = properties.deepCopy();
    if (request.path("CsvClassifier") instanceof ObjectNode csv) {
      JsonNode types = csv.remove("ContainsCustomDatatype");
      if (types != null) {
        csv.set("CustomDatatypes", types);
      }
    }
    return request;
  }
}
