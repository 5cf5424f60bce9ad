package io.mastic.stacks.resource;

/** {@code AWS::Glue::UsageProfile}. */
final class UsageProfileType {

  private UsageProfileType() {}

  static ResourceType of(GlueRequests glue) {
    PropertyTable table =
        new PropertyTable()
            .replaces("Name")
            .inPlace("Configuration", "Description", "Tags")
            .required("Name");
    return new GlueForm("AWS::Glue::UsageProfile", table)
        .named("Name")
        .tagged("usageProfile")
        .created("CreateUsageProfile")
        .updated("UpdateUsageProfile", (properties, now) -> properties)
        .deleted("DeleteUsageProfile", now -> Documents.of("Name", now.physicalId()))
        .of(glue);
  }
}
