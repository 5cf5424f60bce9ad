package io.mastic.stacks.resource;

/** {@code AWS::Glue::Workflow}. */
final class WorkflowType {

  private WorkflowType() {}

  static ResourceType of(GlueRequests glue) {
    PropertyTable table =
        new PropertyTable()
            .replaces("Name")
            .inPlace("DefaultRunProperties", "Description", "MaxConcurrentRuns", "Tags");
    return new GlueForm("AWS::Glue::Workflow", table)
        .named("Name")
        .tagged("workflow")
        .created("CreateWorkflow")
        .updated("UpdateWorkflow", (properties, now) -> properties)
        .removed("{\"DefaultRunProperties\": {}}")
        .read(
            "GetWorkflow",
            now -> Documents.of("Name", now.physicalId()),
            GlueReading.under("Workflow"),
            "DefaultRunProperties",
            "Description",
            "MaxConcurrentRuns")
        .deleted("DeleteWorkflow", now -> Documents.of("Name", now.physicalId()))
        .of(glue);
  }
}
