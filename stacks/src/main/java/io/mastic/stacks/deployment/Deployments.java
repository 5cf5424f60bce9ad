package io.mastic.stacks.deployment;

import io.mastic.kernel.Db;
import io.mastic.kernel.saga.SagaOrder;
import io.mastic.kernel.saga.Sagas;
import io.mastic.kernel.saga.StepOrder;
import io.mastic.stacks.plan.DeploymentPlan;
import io.mastic.stacks.plan.Planner;
import io.mastic.stacks.stack.Definition;
import io.mastic.stacks.stack.Deployment;
import io.mastic.stacks.stack.ExportStore;
import io.mastic.stacks.stack.ResourceRow;
import io.mastic.stacks.stack.Stack;
import io.mastic.stacks.stack.StackId;
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
  private final ServiceRole role;

  Deployments(Db db, Ledger ledger, Sagas sagas, Foreseeing foreseeing, ServiceRole role) {
    this.db = db;
    this.store = ledger.store();
    this.ledger = ledger;
    this.sagas = sagas;
    this.foreseeing = foreseeing;
    this.role = role;
  }

  /**
   * Makes a stack.
   *
   * @throws StackRefusal if there is one of that name
   */
  public Stack create(
      StackId id, Definition definition, Stack.Options options, Deployment.Manner manner) {
    String principal = role.principal(options.roleArn());
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
              h,
              stack,
              new Order(
                  Deployment.Kind.CREATE,
                  foreseen.definition(),
                  principal,
                  List.of(),
                  leaving(manner, options)),
              foreseen.plan().steps());
        });
  }

  private static Deployment.Manner leaving(Deployment.Manner manner, Stack.Options options) {
    return new Deployment.Manner(
        manner.isLeft() || options.onFailure().equals("DO_NOTHING"), manner.isRetainedNot(), false);
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
  public Stack make(
      Stack reviewed, Definition definition, String roleArn, Deployment.Manner manner) {
    Stack.Options options = reviewed.options().as(roleArn);
    String principal = role.principal(options.roleArn());
    Foreseen foreseen = foreseeing.of(reviewed.id(), definition, Optional.empty());
    return db.write(
        h ->
            start(
                h,
                require(h, reviewed, StackStatus.REVIEW_IN_PROGRESS).with(options),
                new Order(
                    Deployment.Kind.CREATE,
                    foreseen.definition(),
                    principal,
                    List.of(),
                    leaving(manner, options)),
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
  public Stack update(
      Stack stack, Definition definition, String roleArn, Deployment.Manner manner) {
    return update(stack, definition, roleArn, manner, false);
  }

  /** The same of a nested stack, which deletes nothing before its parent does. */
  Stack updateHeld(Stack stack, Definition definition) {
    return update(stack, definition, "", Deployment.Manner.PLAIN, true);
  }

  private Stack update(
      Stack stack,
      Definition definition,
      String roleArn,
      Deployment.Manner manner,
      boolean isHeld) {
    requireUpdatable(stack, manner);
    Stack.Options options = stack.options().as(roleArn);
    String principal = role.principal(options.roleArn());
    Foreseen foreseen = foreseeing.of(stack.id(), definition, Optional.of(stack));
    if (foreseen.isNothing()) {
      throw StackRefusal.validation(StackRefusal.NOTHING);
    }
    return db.write(
        h -> {
          Stack now = store.load(h, stack.id().arn());
          requireUpdatable(now, manner);
          Stack.Times times = now.times();
          return start(
              h,
              now.at(new Stack.Times(times.created(), ledger.now(), 0))
                  .with(now.options().as(roleArn)),
              new Order(
                  Deployment.Kind.UPDATE, foreseen.definition(), principal, List.of(), manner),
              foreseen.plan().steps(origins(rows(h, now)), isHeld));
        });
  }

  /** Logical ids of what failed updates have replaced, where the former is still there. */
  private List<String> origins(Map<String, ResourceRow> rows) {
    return rows.values().stream()
        .filter(
            row -> {
              ResourceRow.Origin origin = row.built().origin();
              return origin != null && !origin.all().isEmpty();
            })
        .map(ResourceRow::logicalId)
        .toList();
  }

  /**
   * Puts back what was left of a creation or an update that failed.
   *
   * @throws StackRefusal if nothing was
   */
  public Stack rollBack(Stack stack, String roleArn, Deployment.Manner manner) {
    String principal = role.principal(stack.options().as(roleArn).roleArn());
    return db.write(
        h -> {
          Stack now = store.load(h, stack.id().arn());
          if (!now.status().isLeft()) {
            throw StackRefusal.validation(
                "Stack:"
                    + now.id().arn()
                    + " is in "
                    + now.status()
                    + " state and can not be rolled back.");
          }
          return startBack(h, now.with(now.options().as(roleArn)), principal, List.of(), manner);
        });
  }

  private Stack startBack(
      Handle h, Stack stack, String principal, List<String> left, Deployment.Manner manner) {
    Map<String, ResourceRow> touched = rows(h, stack);
    touched.values().removeIf(row -> row.built().origin() == null);
    Stack moving =
        start(
            h,
            stack,
            new Order(Deployment.Kind.ROLLBACK, stack.definition(), principal, left, manner),
            DeploymentPlan.back(Planner.removals(touched)));
    String deployment = ledger.deployment(h, stack.id().arn()).id();
    touched
        .values()
        .forEach(
            row -> {
              ResourceRow.Origin origin = row.built().origin();
              if (origin != null) {
                store.put(
                    h,
                    stack.id().arn(),
                    row.with(row.built().before(origin.state()).by(deployment)));
              }
            });
    return moving;
  }

  private static void requireUpdatable(Stack stack, Deployment.Manner manner) {
    if (stack.status().isLeft()) {
      if (!manner.isLeft()) {
        throw StackRefusal.validation(
            "This stack is currently in a non-terminal ["
                + stack.status()
                + "] state. To update the stack from this state, please use the disable-rollback"
                + " parameter with update-stack API. To rollback to the last known good state, use"
                + " the rollback-stack API");
      }
      return;
    }
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
   * Deletes a stack. One that is being created is given up, and what was made of it taken away.
   *
   * @param left logical ids that are kept; only of one that could not be deleted
   * @param manner by force, what cannot be deleted is kept; only of such a one, too
   */
  public void delete(Stack stack, List<String> left, String roleArn, Deployment.Manner manner) {
    String principal = role.principal(stack.options().as(roleArn).roleArn());
    db.writeOnly(
        h -> {
          Stack now = store.load(h, stack.id().arn());
          if (now.status() == StackStatus.DELETE_COMPLETE
              || now.status() == StackStatus.DELETE_IN_PROGRESS) {
            return;
          }
          requireDeletable(h, now, left, manner);
          if (isBeingCreated(h, now)) {
            giveUp(h, now);
            return;
          }
          if (now.status().isBusy()) {
            throw StackRefusal.validation(
                "Stack [" + now.name() + "] cannot be deleted while in status " + now.status());
          }
          Stack unused =
              start(
                  h,
                  now.with(now.options().as(roleArn)),
                  new Order(Deployment.Kind.DELETE, now.definition(), principal, left, manner),
                  DeploymentPlan.cleaning(
                      Planner.removals(rows(h, now)), List.of(), origins(rows(h, now))));
        });
  }

  private boolean isBeingCreated(Handle h, Stack stack) {
    return stack.status() == StackStatus.CREATE_IN_PROGRESS
        || (stack.status() == StackStatus.ROLLBACK_IN_PROGRESS
            && ledger.deployment(h, stack.id().arn()).kind() == Deployment.Kind.CREATE);
  }

  private void giveUp(Handle h, Stack stack) {
    ledger.move(
        h,
        stack.with(stack.options().toBeDeleted()),
        StackStatus.DELETE_IN_PROGRESS,
        "User Initiated");
    sagas.cancel(h, ledger.deployment(h, stack.id().arn()).id());
  }

  private void requireDeletable(
      Handle h, Stack stack, List<String> left, Deployment.Manner manner) {
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
    if (manner.isForced() && stack.status() != StackStatus.DELETE_FAILED) {
      throw StackRefusal.validation(
          "Invalid operation on stack ["
              + stack.id().arn()
              + "]. Only stacks in the DELETE_FAILED state can be force deleted");
    }
    for (ExportStore.Export export : store.exports().of(h, stack.id())) {
      Giving.requireUnused(h, store.exports(), stack.id(), export.name(), "cannot be deleted");
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

  /** Has an update of a nested stack undone that goes on, or is held. */
  void withdraw(Stack stack) {
    db.writeOnly(
        h -> {
          Stack now = store.load(h, stack.id().arn());
          if (now.status() == StackStatus.UPDATE_IN_PROGRESS || isHeld(h, now)) {
            sagas.cancel(h, ledger.deployment(h, now.id().arn()).id());
          }
        });
  }

  /** Whether a nested stack has been made and may still go back. */
  boolean isHeld(Handle h, Stack stack) {
    return stack.status() == StackStatus.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS
        && store.findDeployment(h, stack.id().arn()).filter(d -> d.offer() != null).isPresent();
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
          if (deployment.kind() == Deployment.Kind.ROLLBACK) {
            Stack unused = startBack(h, now, deployment.principal(), left, deployment.manner());
            return;
          }
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

  /** What is to be done, as whom. */
  private record Order(
      Deployment.Kind kind,
      Definition target,
      String principal,
      List<String> left,
      Deployment.Manner manner) {}

  private Stack start(Handle h, Stack stack, Order order, List<StepOrder> steps) {
    StackId id = stack.id();
    String saga = sagas.start(h, new SagaOrder(KIND, id.account(), id.region(), id.arn(), steps));
    store.deploy(
        h,
        id.arn(),
        new Deployment(
            saga,
            order.kind(),
            order.target(),
            order.principal(),
            order.left(),
            order.manner(),
            null));
    boolean isBack =
        order.kind() == Deployment.Kind.ROLLBACK && !order.target().template().isEmpty();
    String doing = isBack ? "UPDATE_ROLLBACK" : order.kind().name();
    return ledger.move(h, stack, StackStatus.valueOf(doing + "_IN_PROGRESS"), "User Initiated");
  }
}
