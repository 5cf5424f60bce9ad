package io.mastic.workflows;

import io.mastic.contract.Errors;
import io.mastic.kernel.Ids;
import io.mastic.workflows.step.Activity;
import io.mastic.workflows.step.ActivityEnd;
import io.mastic.workflows.step.Origin;
import io.mastic.workflows.step.Starter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.glue.model.Action;

/**
 * Rooms below that start everything asked for, but for the names that are missing, and keep a list.
 */
final class RecordingStarter implements Starter {

  /** What was started or stopped. */
  record Call(String verb, String name, String id, Origin origin) {}

  final List<Call> calls = new CopyOnWriteArrayList<>();
  final Set<String> missing = new HashSet<>();

  /** For whose ends the last run of a job waited. */
  final Map<String, Map<String, String>> predecessors = new ConcurrentHashMap<>();

  @Override
  public String startJob(Action action, Origin origin, Map<String, String> before) {
    predecessors.put(action.jobName(), before);
    return start("job", action.jobName(), Ids.jobRun(), origin);
  }

  @Override
  public String startCrawler(String name, Origin origin) {
    return start("crawl", name, Ids.uuid(), origin);
  }

  private String start(String verb, String name, String id, Origin origin) {
    if (missing.contains(name)) {
      throw Errors.entityNotFound("Entity " + name + " not found");
    }
    calls.add(new Call(verb, name, id, origin));
    return id;
  }

  @Override
  public void stop(Activity activity) {
    calls.add(new Call("stop", activity.name(), activity.id(), null));
  }

  List<String> names() {
    return calls.stream().map(call -> call.verb() + " " + call.name()).toList();
  }

  Call last(String name) {
    return calls.stream()
        .filter(call -> call.name().equals(name))
        .reduce((a, b) -> b)
        .orElseThrow();
  }

  /** The news that what was started last under that name has ended so. */
  ActivityEnd ended(String name, String state) {
    Call call = last(name);
    Activity.Kind kind = call.verb().equals("job") ? Activity.Kind.JOB : Activity.Kind.CRAWLER;
    return new ActivityEnd(
        new ActivityEnd.Subject("000000000000", "us-east-1", kind, name, call.id()),
        state,
        null,
        true,
        call.origin());
  }
}
