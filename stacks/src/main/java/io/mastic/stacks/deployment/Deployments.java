package io.mastic.stacks.deployment;

import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.saga.SagaOrder;
import io.mastic.kernel.saga.Sagas;
import io.mastic.kernel.saga.StepOrder;
import io.mastic.stacks.plan.DeploymentPlan;
import io.mastic.stacks.plan.PlannedChange;
import io.mastic.stacks.plan.Planner;
import io.mastic.stacks.stack.Definition;
import io.mastic.stacks.stack.Deployment;
import io.mastic.stacks.stack.ResourceRow;
import io.mastic.stacks.stack.Stack;
import io.mastic.stacks.stack.StackId;
import io.mastic.stacks.stack.StackOutput;
import io.mastic.stacks.stack.StackStatus;
import io.mastic.stacks.stack.StackStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Starts deployments of stacks; they go on by themselves. */
public final class Deployments {

  static final String KIND = "stack";

  private final Db db;
  private final StackStore store;
  private final Ledger ledger;
  private final Sagas sagas;
  private final Foreseeing foreseeing;

  Deployments(Db db, Ledger ledger, Sagas sagas, Foreseeing foreseeing) {
    this.db = db;
    this.store = ledger.store();
    this.ledger = ledger;
    this.sagas = sagas;
    this.foreseeing = foreseeing;
  }

  /**
   * Makes a stack.
   *
   * @throws StackRefusal if there is one of that name
   */
  public Stack create(StackId id, Definition definition, Stack.Options options) {
    Foreseen foreseen = foreseeing.of(id, definition, Optional.empty());
    return db.write(
        h -> {
          Optional<Stack> present = store.find(h, id.account(), id.region(), id.name());
          if (present.isPresent()) {
            throw new StackRefusal(
                400, "AlreadyExistsException", "Stack [" + id.name() + "] already exists");
          }
          Stack stack = fresh(id, options);
          store.insert(h, stack);
          return start(
              h, stack, Deployment.Kind.CREATE, foreseen.definition(), foreseen.plan().steps());
        });
  }

  /** One that is to be reviewed before it is made. */
  public Stack review(StackId id, Stack.Options options) {
    return db.write(
        h -> {
          Stack stack = fresh(id, options).in(StackStatus.REVIEW_IN_PROGRESS, "User Initiated");
          store.insert(h, stack);
          ledger.say(h, stack);
          return stack;
        });
  }

  private Stack fresh(StackId id, Stack.Options options) {
    return new Stack(
        id,
        StackStatus.CREATE_IN_PROGRESS,
        "",
        Definition.NONE,
        List.of(),
        options,
        new Stack.Times(ledger.now(), 0, 0));
  }

  /** What deploying a definition would do, where the stack is not there or stands as it does. */
  public Foreseen foresee(StackId id, Definition definition, Optional<Stack> stack) {
    return foreseeing.of(id, definition, stack);
  }

  /** Makes a stack that was reviewed. */
  public Stack make(Stack reviewed, Definition definition) {
    Foreseen foreseen = foreseeing.of(reviewed.id(), definition, Optional.empty());
    return db.write(
        h ->
            start(
                h,
                require(h, reviewed, StackStatus.REVIEW_IN_PROGRESS),
                Deployment.Kind.CREATE,
                foreseen.definition(),
                foreseen.plan().steps()));
  }

  private Stack require(Handle h, Stack seen, StackStatus status) {
    Stack now = store.load(h, seen.id().arn());
    if (now.status() != status) {
      throw StackRefusal.validation(
          "Stack:" + now.id().arn() + " is in " + now.status() + " state and can not be updated.");
    }
    return now;
  }

  /**
   * Changes a stack.
   *
   * @throws StackRefusal if nothing is to be changed, or it cannot be now
   */
  public Stack update(Stack stack, Definition definition) {
    requireUpdatable(stack);
    Foreseen foreseen = foreseeing.of(stack.id(), definition, Optional.of(stack));
    if (foreseen.isNothing()) {
      throw StackRefusal.validation("No updates are to be performed.");
    }
    return db.write(
        h -> {
          Stack now = store.load(h, stack.id().arn());
          requireUpdatable(now);
          Stack.Times times = now.times();
          return start(
              h,
              now.at(new Stack.Times(times.created(), ledger.now(), 0)),
              Deployment.Kind.UPDATE,
              foreseen.definition(),
              foreseen.plan().steps());
        });
  }

  private static void requireUpdatable(Stack stack) {
    if (!stack.status().isUpdatable()) {
      throw StackRefusal.validation(
          "Stack:"
              + stack.id().arn()
              + " is in "
              + stack.status()
              + " state and can not be updated.");
    }
  }

  /**
   * Deletes a stack.
   *
   * @param left logical ids that are kept; only of one that could not be deleted
   */
  public void delete(Stack stack, List<String> left) {
    db.writeOnly(
        h -> {
          Stack now = store.load(h, stack.id().arn());
          if (now.status() == StackStatus.DELETE_COMPLETE
              || now.status() == StackStatus.DELETE_IN_PROGRESS) {
            return;
          }
          requireDeletable(h, now, left);
          store
              .findDeployment(h, now.id().arn())
              .filter(deployment -> now.status().isBusy())
              .ifPresent(
                  deployment -> {
                    throw StackRefusal.validation(
                        "Stack ["
                            + now.name()
                            + "] cannot be deleted while in status "
                            + now.status());
                  });
          Map<String, ResourceRow> rows = rows(h, now);
          List<PlannedChange> removals = Planner.removals(rows);
          Stack deleting =
              start(
                  h,
                  now,
                  Deployment.Kind.DELETE,
                  now.definition(),
                  DeploymentPlan.cleaning(removals, List.of()));
          Deployment deployment = ledger.deployment(h, deleting.id().arn());
          store.deploy(h, deleting.id().arn(), deployment.leaving(left));
        });
  }

  private void requireDeletable(Handle h, Stack stack, List<String> left) {
    if (stack.options().isProtected()) {
      throw StackRefusal.validation(
          "Stack [" + stack.name() + "] cannot be deleted while TerminationProtection is enabled");
    }
    if (!left.isEmpty() && stack.status() != StackStatus.DELETE_FAILED) {
      throw StackRefusal.validation(
          "Invalid operation on stack ["
              + stack.id().arn()
              + "]. Only stacks in the DELETE_FAILED state can retain resources");
    }
    for (StackOutput output : stack.outputs()) {
      if (!output.exportName().isEmpty()) {
        Giving.requireUnused(h, stack.id(), output.exportName(), "cannot be deleted");
      }
    }
  }

  /** Protects a stack from deletion, or does not any more. */
  public void protect(Stack stack, boolean isProtected) {
    db.writeOnly(
        h -> {
          Stack now = store.load(h, stack.id().arn());
          store.update(h, now.with(now.options().with(isProtected)));
        });
  }

  /** Has an update undone that goes on. */
  public void cancel(Stack stack) {
    db.writeOnly(
        h -> {
          Stack now = store.load(h, stack.id().arn());
          if (now.status() != StackStatus.UPDATE_IN_PROGRESS) {
            throw StackRefusal.validation(
                "CancelUpdateStack cannot be called from current stack status");
          }
          sagas.cancel(h, ledger.deployment(h, now.id().arn()).id());
        });
  }

  /** Tries again to undo an update that could not be undone. */
  public void undoAgain(Stack stack, List<String> left) {
    db.writeOnly(
        h -> {
          Stack now = store.load(h, stack.id().arn());
          if (now.status() != StackStatus.UPDATE_ROLLBACK_FAILED) {
            throw StackRefusal.validation(
                "Stack:"
                    + now.id().arn()
                    + " is in "
                    + now.status()
                    + " state and can not continue rollback.");
          }
          Deployment deployment = ledger.deployment(h, now.id().arn());
          store.deploy(h, now.id().arn(), deployment.leaving(left));
          ledger.move(h, now, StackStatus.UPDATE_ROLLBACK_IN_PROGRESS, "User Initiated");
          sagas.retry(h, deployment.id());
        });
  }

  private Map<String, ResourceRow> rows(Handle h, Stack stack) {
    Map<String, ResourceRow> rows = new LinkedHashMap<>();
    store.resources(h, stack.id().arn()).stream()
        .filter(row -> !row.status().equals("DELETE_COMPLETE"))
        .forEach(row -> rows.put(row.logicalId(), row));
    return rows;
  }

  private Stack start(
      Handle h, Stack stack, Deployment.Kind kind, Definition target, List<StepOrder> steps) {
    StackId id = stack.id();
    String saga = sagas.start(h, new SagaOrder(KIND, id.account(), id.region(), id.arn(), steps));
    Deployment deployment =
        new Deployment(saga, kind, target, Caller.current().principalArn(), List.of());
    store.deploy(h, id.arn(), deployment);
    return ledger.move(
        h, stack, StackStatus.valueOf(kind.name() + "_IN_PROGRESS"), "User Initiated");
  }
}
