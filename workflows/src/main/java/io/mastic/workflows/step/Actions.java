package io.mastic.workflows.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.glue.model.Action;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.Trigger;

/**
 * Fires a trigger: starts each of its actions; one that cannot be started does not keep the others
 * from it.
 */
public final class Actions {

  private static final Logger LOG = LoggerFactory.getLogger(Actions.class);

  private final Starter starter;

  public Actions(Starter starter) {
    this.starter = starter;
  }

  /**
   * @param before the job runs, by their jobs, for whose ends the trigger waited
   */
  public List<Activity> fire(Trigger trigger, Origin origin, Map<String, String> before) {
    List<Activity> started = new ArrayList<>();
    for (Action action : trigger.actions()) {
      started.add(start(action, trigger.name(), origin, before));
    }
    return started;
  }

  private Activity start(Action action, String trigger, Origin origin, Map<String, String> before) {
    Activity.Kind kind = action.jobName() != null ? Activity.Kind.JOB : Activity.Kind.CRAWLER;
    String name = kind == Activity.Kind.JOB ? action.jobName() : action.crawlerName();
    try {
      String id =
          kind == Activity.Kind.JOB
              ? starter.startJob(action, origin, before)
              : starter.startCrawler(name, origin);
      return Activity.started(kind, name, trigger, id);
    } catch (GlueException e) {
      LOG.info("trigger {} cannot start {} {}: {}", trigger, kind, name, e.getMessage());
      return Activity.notStarted(kind, name, trigger, String.valueOf(e.getMessage()));
    }
  }
}
