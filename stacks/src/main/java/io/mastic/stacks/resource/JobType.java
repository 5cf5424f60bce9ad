package io.mastic.stacks.resource;

import java.util.Map;

/** {@code AWS::Glue::Job}. */
final class JobType {

  private JobType() {}

  static ResourceType of(GlueRequests glue) {
    PropertyTable table =
        new PropertyTable()
            .replaces("Name")
            .inPlace("Command", "Role", "AllocatedCapacity", "Connections", "DefaultArguments")
            .inPlace("NonOverridableArguments", "Description", "ExecutionClass")
            .inPlace("ExecutionProperty", "GlueVersion", "JobMode", "JobRunQueuingEnabled")
            .inPlace("LogUri", "MaintenanceWindow", "MaxCapacity", "MaxRetries")
            .inPlace("NotificationProperty", "NumberOfWorkers", "SecurityConfiguration")
            .inPlace("Tags", "Timeout", "WorkerType")
            .required("Command", "Role");
    return new GlueForm("AWS::Glue::Job", table)
        .named("Name")
        .tagged("job")
        .created("CreateJob")
        .updated(
            "UpdateJob",
            (properties, now) ->
                Documents.with(
                    Documents.of("JobName", now.physicalId()),
                    Map.of("JobUpdate", Documents.without(properties, "Name"))))
        .read(
            "GetJob",
            now -> Documents.of("JobName", now.physicalId()),
            GlueReading.under("Job"),
            "Command",
            "Role",
            "Connections",
            "DefaultArguments",
            "NonOverridableArguments",
            "Description",
            "ExecutionClass",
            "ExecutionProperty",
            "GlueVersion",
            "MaxRetries",
            "NumberOfWorkers",
            "SecurityConfiguration",
            "Timeout",
            "WorkerType")
        .deleted("DeleteJob", now -> Documents.of("JobName", now.physicalId()))
        .of(glue);
  }
}
