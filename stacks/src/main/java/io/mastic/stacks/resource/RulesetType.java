package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code AWS::Glue::DataQualityRuleset}. */
final class RulesetType {

  private RulesetType() {}

  static ResourceType of(GlueRequests glue) {
    PropertyTable table =
        new PropertyTable()
            .replaces("Name", "TargetTable")
            .inPlace("Description", "Ruleset", "Tags")
            .required("Ruleset");
    return new GlueForm("AWS::Glue::DataQualityRuleset", table)
        .named("Name")
        .tagged("dataQualityRuleset")
        .created("CreateDataQualityRuleset")
        .updated("UpdateDataQualityRuleset", (properties, now) -> changed(properties))
        .deleted("DeleteDataQualityRuleset", now -> Documents.of("Name", now.physicalId()))
        .of(glue);
  }

  /** The operation leaves what it is not given. */
  private static ObjectNode changed(ObjectNode properties) {
    ObjectNode request = Documents.some(properties, "Name", "Description", "Ruleset");
    if (!request.has("Description")) {
      request.put("Description", "");
    }
    return request;
  }
}
