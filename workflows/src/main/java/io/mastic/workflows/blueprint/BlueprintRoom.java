package io.mastic.workflows.blueprint;

import io.mastic.catalog.tag.Tags;
import io.mastic.jobs.work.Works;
import io.mastic.kernel.Db;
import io.mastic.kernel.expiry.Expiry;
import io.mastic.workflows.WorkflowRoom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import software.amazon.awssdk.services.glue.GlueClient;

/** Everything about blueprints, wired. */
public final class BlueprintRoom {

  private final List<GlueClient> operations;

  private BlueprintRoom(List<GlueClient> operations) {
    this.operations = operations;
  }

  /** Before the tasks start, and after the tables of workflows were brought up to date. */
  public static BlueprintRoom open(
      Db db,
      Clock clock,
      Tags tags,
      Works works,
      WorkflowRoom workflows,
      BlueprintErrands errands) {
    Blueprints blueprints = new Blueprints(db, clock, tags, errands);
    BlueprintRuns runs = new BlueprintRuns(db, works, blueprints, errands, workflows::credit);
    works.register(runs);
    return new BlueprintRoom(
        List.of(new BlueprintOperations(blueprints), new BlueprintRunOperations(blueprints, runs)));
  }

  /** The AWS verbs of this package. */
  public List<GlueClient> operations() {
    return operations;
  }

  /** What is forgotten of runs. */
  public static Expiry expiry() {
    return new Expiry() {
      @Override
      public String what() {
        return "runs of blueprints";
      }

      @Override
      public int expire(Handle h, Instant before, int most) {
        return BlueprintRunStore.expire(h, before, most);
      }
    };
  }
}
