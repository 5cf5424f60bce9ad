package io.mastic.stacks.deployment;

import io.mastic.kernel.Db;
import io.mastic.kernel.saga.StepOutcome;
import io.mastic.stacks.resource.ResourceException;
import io.mastic.stacks.resource.ResourceProgress;
import io.mastic.stacks.resource.ResourceState;
import io.mastic.stacks.resource.ResourceType;
import io.mastic.stacks.resource.ResourceTypes;
import io.mastic.stacks.resource.Wish;
import io.mastic.stacks.stack.Deployment;
import io.mastic.stacks.stack.ResourceRow;
import io.mastic.stacks.stack.Stack;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Puts one resource back as it was before a deployment. */
final class Undoing {

  private static final Duration PAUSE = Duration.ofMillis(300);

  private final Db db;
  private final Ledger ledger;
  private final ResourceTypes types;
  private final Sites sites;

  Undoing(Db db, Ledger ledger, ResourceTypes types, Sites sites) {
    this.db = db;
    this.ledger = ledger;
    this.types = types;
    this.sites = sites;
  }

  StepOutcome undo(Stack stack, Deployment deployment, String logicalId) {
    String arn = stack.id().arn();
    ResourceRow found = db.read(h -> ledger.store().findResource(h, arn, logicalId)).orElse(null);
    if (found == null || !found.built().deployment().equals(deployment.id())) {
      return StepOutcome.DONE;
    }
    ResourceRow row = db.write(h -> ledger.cancel(h, arn, found));
    ResourceState current = row.current();
    ResourceState before = row.built().previous();
    ResourceType type = types.load(row.type());
    boolean isUntouched =
        current != null
            && current.equals(before)
            && !mayBeHalfChanged(row, deployment)
            && !isRetagged(type, stack, deployment);
    if (current != null && before != null && type.isHeld(current)) {
      type.giveUp(current);
      return StepOutcome.waiting(PAUSE, "");
    }
    if (type.takesTime()
        && current != null
        && !row.status().equals("DELETE_IN_PROGRESS")
        && before != null
        && type.progress(current) instanceof ResourceProgress.Waiting) {
      // What it is now on its way to may be what it was before.
      if (!current.equals(before)) {
        type.giveUp(current);
      }
      return StepOutcome.waiting(PAUSE, "");
    }
    if (row.status().equals("DELETE_COMPLETE") || isUntouched) {
      restored(arn, row, before);
      return StepOutcome.DONE;
    }
    try {
      return before == null || current == null || type.isAnother(before, current)
          ? takeAway(stack, deployment, row)
          : putBack(stack, deployment, row, before, current);
    } catch (ResourceException e) {
      String verb = deployment.isOfNew() ? "DELETE" : "UPDATE";
      String reason = sites.masked(stack, deployment, logicalId, e.getMessage());
      db.writeOnly(h -> ledger.note(h, arn, row, verb + "_FAILED", reason));
      return StepOutcome.failed(reason);
    }
  }

  /** Tags of the stack are no properties of its resources. */
  private static boolean isRetagged(ResourceType type, Stack stack, Deployment deployment) {
    return type.takesTags()
        && !deployment.isOfNew()
        && !stack.definition().tags().equals(deployment.target().tags());
  }

  /** A change elsewhere leaves no note of how far it came. */
  private boolean mayBeHalfChanged(ResourceRow row, Deployment deployment) {
    return !deployment.isOfNew()
        && row.status().startsWith("UPDATE_")
        && types.load(row.type()).place() == ResourceType.Place.OUTSIDE;
  }

  /** What the deployment made is deleted. */
  private StepOutcome takeAway(Stack stack, Deployment deployment, ResourceRow row) {
    String arn = stack.id().arn();
    ResourceState made = row.current();
    ResourceState before = row.built().previous();
    boolean isRetained =
        deployment.isOfNew()
            && row.built().atDeletion().equals("Retain")
            && !deployment.manner().isRetainedNot();
    if (made == null || isRetained) {
      String end = made == null ? "DELETE_COMPLETE" : "DELETE_SKIPPED";
      db.writeOnly(
          h -> {
            ledger.say(h, arn, row.in(end, "", ledger.now()), row.physicalId());
            end(h, arn, deployment, row, before);
          });
      return StepOutcome.DONE;
    }
    ResourceType type = types.load(row.type());
    boolean isBegun = row.status().equals("DELETE_IN_PROGRESS");
    if (!isBegun) {
      db.writeOnly(h -> ledger.note(h, arn, row, "DELETE_IN_PROGRESS", ""));
    }
    if (type.place() == ResourceType.Place.OUTSIDE) {
      type.delete(made);
    }
    return db.write(
        h -> {
          if (type.place() == ResourceType.Place.DATABASE && !(isBegun && type.takesTime())) {
            type.delete(made);
          }
          if (ResourceProgress.isWaiting(type.gone(made))) {
            return StepOutcome.waiting(PAUSE, "");
          }
          ledger.say(h, arn, row.in("DELETE_COMPLETE", "", ledger.now()), made.physicalId());
          end(h, arn, deployment, row, before);
          return StepOutcome.DONE;
        });
  }

  private void end(
      Handle h,
      String arn,
      Deployment deployment,
      ResourceRow row,
      @Nullable ResourceState before) {
    if (before != null) {
      ResourceRow old = row.with(row.built().now(before).before(null));
      ledger.note(h, arn, old, "UPDATE_COMPLETE", "");
    } else if (deployment.isOfNew()) {
      ledger
          .store()
          .put(
              h,
              arn,
              row.with(row.built().now(null)).in("DELETE_COMPLETE", row.reason(), ledger.now()));
    } else {
      ledger.store().remove(h, arn, row.logicalId());
    }
  }

  private StepOutcome putBack(
      Stack stack,
      Deployment deployment,
      ResourceRow row,
      ResourceState before,
      ResourceState current) {
    String arn = stack.id().arn();
    ResourceType type = types.load(row.type());
    Wish wish =
        new Wish(
            row.logicalId(),
            PhysicalName.of(stack.name(), row.logicalId(), deployment.id()),
            before.properties(),
            stack.definition().tags(),
            arn);
    if (type.place() == ResourceType.Place.OUTSIDE) {
      type.update(wish, current);
    }
    return db.write(
        h -> {
          if (type.place() == ResourceType.Place.DATABASE) {
            type.update(wish, current);
          }
          if (type.takesTime() && type.progress(before) instanceof ResourceProgress.Waiting) {
            ledger.store().put(h, arn, row.with(row.built().now(before)));
            return StepOutcome.waiting(PAUSE, "");
          }
          ResourceRow old = row.with(row.built().now(before).before(null));
          ledger.note(h, arn, old, "UPDATE_COMPLETE", "");
          return StepOutcome.DONE;
        });
  }

  /** Nothing had been done. */
  private void restored(String arn, ResourceRow row, @Nullable ResourceState before) {
    if (before != null) {
      ResourceRow old = row.with(row.built().before(null));
      db.writeOnly(h -> ledger.note(h, arn, old, "UPDATE_COMPLETE", ""));
    }
  }
}
