package io.mastic.neighbours.schedules;

import static io.mastic.neighbours.call.Served.done;
import static io.mastic.neighbours.call.Served.doneQuietly;

import io.mastic.kernel.Db;
import io.mastic.kernel.task.Tasks;
import io.mastic.neighbours.call.AwsModel;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.call.Served;
import io.mastic.neighbours.call.TableService;
import io.mastic.neighbours.events.EventBus;
import io.mastic.neighbours.queues.Sqs;
import io.mastic.neighbours.topics.Sns;
import io.mastic.wire.json.JsonService;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** EventBridge Scheduler as the front door shows it. */
public final class Scheduler {

  private static final String NOTES =
      "targets are SQS queues, SNS topics and event buses of the same account and region, and"
          + " operations of glue, sqs, sns and eventbridge by their names; any other is 501. Glue"
          + " is called as the session of RoleArn, the others without a role. KmsKeyArn is kept:"
          + " schedules lie in the server's database; Description is kept and given back";

  private final Map<String, Served> table = new HashMap<>();

  /**
   * What schedules call.
   *
   * @param services whose operations can be called by their names, by those names' beginnings
   */
  public record Targets(Sqs queues, Sns topics, EventBus bus, Map<String, JsonService> services) {}

  /** Opens the room; what is due is a task. */
  public Scheduler(Db db, Clock clock, Tasks tasks, Targets to) {
    Schedules schedules = new Schedules(db);
    ScheduleClock times = new ScheduleClock(db, clock, tasks, schedules);
    ScheduleTargets targets = new ScheduleTargets(clock, to);
    tasks.handle(ScheduleClock.KIND, times);
    tasks.handle(ScheduledCall.KIND, new ScheduledCall(clock, targets));
    put(new ScheduleOperations(db, clock, schedules, times, targets));
    put(new ScheduleGroups(db, clock, schedules, times));
  }

  private void put(ScheduleOperations operations) {
    table.put("CreateSchedule", done(operations::create).noting(NOTES));
    table.put("UpdateSchedule", done(operations::update).noting(NOTES));
    table.put("GetSchedule", done(operations::get));
    table.put("ListSchedules", done(operations::list));
    table.put("DeleteSchedule", doneQuietly(operations::delete));
  }

  private void put(ScheduleGroups groups) {
    table.put("CreateScheduleGroup", done(groups::create));
    table.put("GetScheduleGroup", done(groups::get));
    table.put("ListScheduleGroups", done(groups::list));
    table.put("DeleteScheduleGroup", doneQuietly(groups::delete));
    table.put("ListTagsForResource", done(groups::tags));
    table.put("TagResource", doneQuietly(groups::tag));
    table.put("UntagResource", doneQuietly(groups::untag));
  }

  public TableService service() {
    return new TableService(
        new TableService.Named("EventBridge Scheduler", "scheduler", "", "ValidationException"),
        AwsModel.of("scheduler"),
        table,
        Scheduler::resources);
  }

  private static List<String> resources(Call call) {
    return call.find("ResourceArn")
        .or(
            () ->
                call.find("Name")
                    .map(
                        name ->
                            KeptSchedule.arn(
                                "schedule",
                                KeptSchedule.key(call.text("GroupName", Schedules.DEFAULT), name))))
        .map(List::of)
        .orElse(List.of());
  }
}
