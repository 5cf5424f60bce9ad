package io.mastic.stacks.resource;

import java.util.Map;

/** {@code AWS::Glue::Trigger}. */
final class TriggerType {

  private TriggerType() {}

  static ResourceType of(GlueRequests glue) {
    PropertyTable table =
        new PropertyTable()
            .replaces("Name", "Type", "WorkflowName")
            .inPlace("Actions", "Description", "EventBatchingCondition", "Predicate")
            .inPlace("Schedule", "Tags")
            .kept("it says how a trigger begins, not how it goes on", "StartOnCreation")
            .required("Actions", "Type");
    return new GlueForm("AWS::Glue::Trigger", table)
        .named("Name")
        .tagged("trigger")
        .created("CreateTrigger")
        .updated(
            "UpdateTrigger",
            (properties, now) ->
                Documents.with(
                    Documents.of("Name", now.physicalId()),
                    Map.of(
                        "TriggerUpdate",
                        Documents.without(
                            properties, "Name", "Type", "WorkflowName", "StartOnCreation"))))
        .removed("{\"Description\": \"\"}")
        .read(
            "GetTrigger",
            now -> Documents.of("Name", now.physicalId()),
            GlueReading.under("Trigger"),
            "Type",
            "WorkflowName",
            "Actions",
            "Description",
            "EventBatchingCondition",
            "Predicate",
            "Schedule")
        .deleted("DeleteTrigger", now -> Documents.of("Name", now.physicalId()))
        .of(glue);
  }
}
