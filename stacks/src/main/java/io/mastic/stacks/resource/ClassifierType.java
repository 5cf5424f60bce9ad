package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;

/** {@code AWS::Glue::Classifier}. */
final class ClassifierType {

  private static final String CSV = "CsvClassifier";

  private static final String CSV_DEFAULTS =
      """
      {"ContainsHeader": "UNKNOWN", "Header": [], "DisableValueTrimming": true,
       "AllowSingleColumn": false, "CustomDatatypeConfigured": false, "ContainsCustomDatatype": []}
      """;

  private ClassifierType() {}

  static ResourceType of(GlueRequests glue) {
    PropertyTable table =
        new PropertyTable()
            .inPlace("CsvClassifier", "GrokClassifier", "JsonClassifier", "XMLClassifier")
            .replaces("CsvClassifier/Name", "GrokClassifier/Name")
            .replaces("JsonClassifier/Name", "XMLClassifier/Name");
    return new GlueForm("AWS::Glue::Classifier", table)
        .created("CreateClassifier", ClassifierType::spelt)
        .updated("UpdateClassifier", (properties, now) -> spelt(whole(properties)))
        .made(
            (properties, answer) ->
                GlueResourceType.named(properties.elements().next().path("Name").asText()))
        .deleted("DeleteClassifier", now -> Documents.of("Name", now.physicalId()))
        .of(glue);
  }

  /** What a CSV classifier does not say is as it is by default, not as it was. */
  private static ObjectNode whole(ObjectNode properties) {
    ObjectNode request = properties.deepCopy();
    if (request.path(CSV) instanceof ObjectNode csv) {
      ObjectNode all = (ObjectNode) Json.read(CSV_DEFAULTS);
      all.setAll(csv);
      request.set(CSV, all);
    }
    return request;
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
