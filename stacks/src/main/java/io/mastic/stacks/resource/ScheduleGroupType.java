package io.mastic.stacks.resource;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** {@code AWS::Scheduler::ScheduleGroup}; Ref is its name. */
final class ScheduleGroupType {

  private ScheduleGroupType() {}

  static ResourceType of(JsonRequests scheduler) {
    PropertyTable table = new PropertyTable().replaces("Name").inPlace("Tags");
    return new ServiceForm("AWS::Scheduler::ScheduleGroup", table, scheduler)
        .named("Name")
        .tagged("Arn")
        .created("CreateScheduleGroup", properties -> properties)
        .told(
            now -> new ServiceCall("GetScheduleGroup", Documents.of("Name", now.physicalId())),
            (made, read) ->
                Map.of(
                    "Arn", read.path("Arn").asText(),
                    "CreationDate", time(read.path("CreationDate").asDouble()),
                    "LastModificationDate", time(read.path("LastModificationDate").asDouble()),
                    "State", read.path("State").asText()),
            Set.of("Arn", "CreationDate", "LastModificationDate", "State"))
        .deleted("DeleteScheduleGroup", now -> Documents.of("Name", now.physicalId()))
        .of();
  }

  private static String time(double seconds) {
    return Instant.ofEpochMilli(Math.round(seconds * 1_000)).toString();
  }
}
