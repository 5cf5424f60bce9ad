package io.mastic.stacks.resource;

/** {@code AWS::Glue::CustomEntityType}: Glue has no operation that changes one. */
final class EntityTypeType {

  private EntityTypeType() {}

  static ResourceType of(GlueRequests glue) {
    PropertyTable table =
        new PropertyTable()
            .replaces("ContextWords", "Name", "RegexString")
            .inPlace("Tags")
            .required("Name", "RegexString");
    return new GlueForm("AWS::Glue::CustomEntityType", table)
        .named("Name")
        .tagged("customEntityType")
        .created("CreateCustomEntityType")
        // Its tags alone are changed in place, and those are changed by calls of their own.
        .updated("GetCustomEntityType", (properties, now) -> Documents.of("Name", now.physicalId()))
        .deleted("DeleteCustomEntityType", now -> Documents.of("Name", now.physicalId()))
        .of(glue);
  }
}
