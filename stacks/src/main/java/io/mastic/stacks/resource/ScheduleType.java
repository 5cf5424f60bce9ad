package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code AWS::Scheduler::Schedule}; Ref is its name. */
final class ScheduleType {

  private ScheduleType() {}

  static ResourceType of(JsonRequests scheduler) {
    PropertyTable table =
        new PropertyTable()
            .replaces("GroupName", "Name")
            .inPlace("Description", "EndDate", "FlexibleTimeWindow", "KmsKeyArn")
            .inPlace("ScheduleExpression", "ScheduleExpressionTimezone", "StartDate", "State")
            .inPlace("Target")
            .required("FlexibleTimeWindow", "ScheduleExpression", "Target");
    return new ServiceForm("AWS::Scheduler::Schedule", table, scheduler)
        .named("Name")
        .created("CreateSchedule", properties -> properties)
        .told(
            now -> new ServiceCall("GetSchedule", named(now)),
            (made, read) -> Map.of("Arn", read.path("Arn").asText()),
            Set.of("Arn"))
        .updated((properties, now) -> List.of(new ServiceCall("UpdateSchedule", properties)))
        .deleted("DeleteSchedule", ScheduleType::named)
        .of();
  }

  private static ObjectNode named(ResourceState now) {
    return Documents.some(now.properties(), "GroupName").put("Name", now.physicalId());
  }
}
