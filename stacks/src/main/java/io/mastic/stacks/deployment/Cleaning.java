package io.mastic.stacks.deployment;

import io.mastic.kernel.Db;
import io.mastic.kernel.saga.StepOutcome;
import io.mastic.stacks.resource.ResourceException;
import io.mastic.stacks.resource.ResourceProgress;
import io.mastic.stacks.resource.ResourceState;
import io.mastic.stacks.resource.ResourceType;
import io.mastic.stacks.resource.ResourceTypes;
import io.mastic.stacks.stack.Deployment;
import io.mastic.stacks.stack.ResourceRow;
import io.mastic.stacks.stack.Stack;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Deletes resources that are not wanted any more. That one stays is no failure of a deployment. */
final class Cleaning {

  private static final Duration PAUSE = Duration.ofMillis(300);
  private static final Set<String> RETAINING = Set.of("Retain", "RetainExceptOnCreate");

  /** The output of a step after which the resource is still there. */
  static final String LEFT = "left";

  private static final StepOutcome LEFT_IT = StepOutcome.done(LEFT);

  private final Db db;
  private final Ledger ledger;
  private final ResourceTypes types;
  private final Sites sites;

  Cleaning(Db db, Ledger ledger, ResourceTypes types, Sites sites) {
    this.db = db;
    this.ledger = ledger;
    this.types = types;
    this.sites = sites;
  }

  /**
   * Deletes one.
   *
   * @param isStoodOn whether something is still there that was made of it
   */
  StepOutcome clean(
      Stack stack, Deployment deployment, String logicalId, boolean isReplaced, boolean isStoodOn) {
    String arn = stack.id().arn();
    ResourceRow row = db.read(h -> ledger.store().findResource(h, arn, logicalId)).orElse(null);
    if (row == null || row.status().equals("DELETE_COMPLETE")) {
      return StepOutcome.DONE;
    }
    ResourceState old = isReplaced ? row.built().previous() : row.current();
    if (old == null || (isReplaced && !isReplacement(row, old))) {
      db.writeOnly(h -> gone(h, arn, deployment, row, isReplaced));
      return StepOutcome.DONE;
    }
    String policy = isReplaced ? row.built().atReplacement() : row.built().atDeletion();
    if (RETAINING.contains(policy) || deployment.left().contains(logicalId)) {
      db.writeOnly(h -> skip(h, arn, deployment, row, old, isReplaced));
      return StepOutcome.DONE;
    }
    if (!isReplaced && isStoodOn) {
      return LEFT_IT;
    }
    return delete(stack, deployment, row, old, isReplaced);
  }

  /** Deletes what was replaced by updates that failed, now that it is not to be put back. */
  StepOutcome cleanOrigin(Stack stack, Deployment deployment, String logicalId) {
    String arn = stack.id().arn();
    ResourceRow row = db.read(h -> ledger.store().findResource(h, arn, logicalId)).orElse(null);
    ResourceRow.Origin origin = row == null ? null : row.built().origin();
    if (row == null || origin == null) {
      return StepOutcome.DONE;
    }
    ResourceType type = types.load(row.type());
    for (ResourceState old : origin.all()) {
      if (isApart(type, old, row.current()) && isApart(type, old, row.built().previous())) {
        StepOutcome outcome = deleteFormer(stack, deployment, row, old);
        if (outcome != StepOutcome.DONE) {
          return outcome;
        }
      }
    }
    boolean isBack = deployment.kind() == Deployment.Kind.ROLLBACK;
    ResourceRow.Origin left = isBack ? new ResourceRow.Origin(origin.state(), List.of()) : null;
    db.writeOnly(h -> ledger.store().put(h, arn, row.with(row.built().from(left))));
    return StepOutcome.DONE;
  }

  private static boolean isApart(
      ResourceType type, ResourceState old, @Nullable ResourceState other) {
    return other == null || type.isAnother(old, other);
  }

  private StepOutcome deleteFormer(
      Stack stack, Deployment deployment, ResourceRow row, ResourceState old) {
    String arn = stack.id().arn();
    ResourceType type = types.load(row.type());
    if (RETAINING.contains(row.built().atReplacement())) {
      db.writeOnly(
          h -> ledger.say(h, arn, row.in("DELETE_SKIPPED", "", ledger.now()), old.physicalId()));
      return StepOutcome.DONE;
    }
    try {
      if (type.place() == ResourceType.Place.OUTSIDE) {
        type.delete(old);
      }
      return db.write(
          h -> {
            if (type.place() == ResourceType.Place.DATABASE) {
              type.delete(old);
            }
            if (ResourceProgress.isWaiting(type.gone(old))) {
              return StepOutcome.waiting(PAUSE, "");
            }
            ledger.say(h, arn, row.in("DELETE_COMPLETE", "", ledger.now()), old.physicalId());
            return StepOutcome.DONE;
          });
    } catch (ResourceException e) {
      String reason = sites.masked(stack, deployment, row.logicalId(), e.getMessage());
      db.writeOnly(
          h -> ledger.say(h, arn, row.in("DELETE_FAILED", reason, ledger.now()), old.physicalId()));
      return StepOutcome.DONE;
    }
  }

  /** What was to be replaced may have been changed in place after all. */
  private boolean isReplacement(ResourceRow row, ResourceState old) {
    ResourceState current = row.current();
    return current == null || types.load(row.type()).isAnother(old, current);
  }

  private StepOutcome delete(
      Stack stack, Deployment deployment, ResourceRow row, ResourceState old, boolean isReplaced) {
    String arn = stack.id().arn();
    ResourceType type = types.load(row.type());
    ResourceRow deleting = row.in("DELETE_IN_PROGRESS", "", ledger.now());
    boolean isBegun = row.status().equals("DELETE_IN_PROGRESS");
    if (!isBegun) {
      db.writeOnly(
          h -> {
            ledger.say(h, arn, deleting, old.physicalId());
            if (!isReplaced) {
              ledger.store().put(h, arn, deleting);
            }
          });
    }
    try {
      if (type.place() == ResourceType.Place.OUTSIDE) {
        type.delete(old);
      }
      return db.write(
          h -> {
            if (type.place() == ResourceType.Place.DATABASE && !(isBegun && type.takesTime())) {
              type.delete(old);
            }
            if (ResourceProgress.isWaiting(type.gone(old))) {
              return StepOutcome.waiting(PAUSE, "");
            }
            ledger.say(h, arn, row.in("DELETE_COMPLETE", "", ledger.now()), old.physicalId());
            gone(h, arn, deployment, row, isReplaced);
            return StepOutcome.DONE;
          });
    } catch (ResourceException e) {
      String reason = sites.masked(stack, deployment, row.logicalId(), e.getMessage());
      if (deployment.manner().isForced()) {
        db.writeOnly(
            h -> {
              ledger.say(h, arn, row.in("DELETE_SKIPPED", reason, ledger.now()), old.physicalId());
              gone(h, arn, deployment, row, isReplaced);
            });
        return StepOutcome.DONE;
      }
      db.writeOnly(
          h -> {
            ResourceRow failed = row.in("DELETE_FAILED", reason, ledger.now());
            ledger.say(h, arn, failed, old.physicalId());
            if (isReplaced) {
              ledger.store().put(h, arn, row.with(row.built().before(null)));
            } else if (deployment.kind() == Deployment.Kind.DELETE) {
              ledger.store().put(h, arn, failed);
            } else {
              ledger.store().remove(h, arn, row.logicalId());
            }
          });
      return LEFT_IT;
    }
  }

  private void skip(
      Handle h,
      String arn,
      Deployment deployment,
      ResourceRow row,
      ResourceState old,
      boolean isReplaced) {
    ledger.say(h, arn, row.in("DELETE_SKIPPED", "", ledger.now()), old.physicalId());
    gone(h, arn, deployment, row, isReplaced);
  }

  private void gone(
      Handle h, String arn, Deployment deployment, ResourceRow row, boolean isReplaced) {
    if (isReplaced) {
      ledger.store().put(h, arn, row.with(row.built().before(null)));
    } else if (deployment.kind() == Deployment.Kind.DELETE) {
      ledger.store().put(h, arn, row.in("DELETE_COMPLETE", "", ledger.now()));
    } else {
      ledger.store().remove(h, arn, row.logicalId());
    }
  }
}
