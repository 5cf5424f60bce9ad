package io.mastic.jobs.launch;

import io.mastic.jobs.launch.order.JobKind;
import io.mastic.jobs.launch.order.LaunchOrder;
import io.mastic.jobs.launch.order.Program;
import io.mastic.jobs.launch.order.Workers;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Orders as tests need them. */
final class Orders {

  static final Program SCRIPT = new Program.Script("s3://scripts/x.py");

  private static final LaunchOrder.Around NOTHING = new LaunchOrder.Around(Map.of(), null);

  private Orders() {}

  static LaunchOrder of(String id, JobKind kind, Program program, Map<String, String> arguments) {
    return order(id, program, kind, "5.0", arguments, NOTHING);
  }

  static LaunchOrder of(
      JobKind kind,
      @Nullable String glueVersion,
      Map<String, String> arguments,
      LaunchOrder.Around around) {
    return order("jr_1", SCRIPT, kind, glueVersion, arguments, around);
  }

  static LaunchOrder of(JobKind kind, @Nullable String glueVersion, Map<String, String> arguments) {
    return of(kind, glueVersion, arguments, NOTHING);
  }

  private static LaunchOrder order(
      String id,
      Program program,
      JobKind kind,
      @Nullable String glueVersion,
      Map<String, String> arguments,
      LaunchOrder.Around around) {
    return new LaunchOrder(
        new LaunchOrder.Subject(id, "job", "000000000000", "us-east-1"),
        program,
        kind,
        glueVersion,
        Workers.alone(1),
        LaunchOrder.Arguments.of(List.of(), arguments),
        around);
  }
}
