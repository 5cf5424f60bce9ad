package io.mastic.stacks.deployment;

import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.saga.Saga;
import io.mastic.kernel.saga.SagaHandler;
import io.mastic.kernel.saga.StepOutcome;
import io.mastic.kernel.saga.StepTurn;
import io.mastic.stacks.plan.DeploymentPlan;
import io.mastic.stacks.plan.PlannedChange.Action;
import io.mastic.stacks.stack.Deployment;
import io.mastic.stacks.stack.Stack;
import io.mastic.stacks.stack.StackStatus;
import org.jdbi.v3.core.Handle;

/** Does the steps of deployments, on behalf of who asked for them. */
final class DeploymentHandler implements SagaHandler {

  /** Resources of one stack that are made at once; more would wait for each other. */
  private static final int AT_ONCE = 8;

  private final Db db;
  private final Ledger ledger;
  private final Sites sites;
  private final Making making;
  private final Cleaning cleaning;
  private final Undoing undoing;
  private final Turning turning;

  DeploymentHandler(
      Db db,
      Ledger ledger,
      Sites sites,
      Making making,
      Cleaning cleaning,
      Undoing undoing,
      Turning turning) {
    this.db = db;
    this.ledger = ledger;
    this.sites = sites;
    this.making = making;
    this.cleaning = cleaning;
    this.undoing = undoing;
    this.turning = turning;
  }

  /** A stack and what is being done with it. */
  private record Subject(Stack stack, Deployment deployment) {

    Caller caller() {
      return new Caller(stack.id().account(), stack.id().region(), deployment.principal());
    }
  }

  @Override
  public int atOnce() {
    return AT_ONCE;
  }

  private Subject subject(StepTurn turn) {
    String arn = turn.saga().owner().input();
    return db.read(h -> new Subject(ledger.store().load(h, arn), ledger.deployment(h, arn)));
  }

  @Override
  public StepOutcome act(StepTurn turn) throws Exception {
    Subject subject = subject(turn);
    String name = turn.step().name();
    return subject
        .caller()
        .call(
            () -> {
              if (name.startsWith(DeploymentPlan.MAKE)) {
                return making.make(
                    sites.of(subject.stack(), subject.deployment()),
                    name.substring(DeploymentPlan.MAKE.length()),
                    Action.valueOf(turn.step().order().argument()));
              }
              if (name.startsWith(DeploymentPlan.BACK)) {
                String id = name.substring(DeploymentPlan.BACK.length());
                return subject.deployment().left().contains(id)
                    ? StepOutcome.DONE
                    : undoing.undo(subject.stack(), subject.deployment(), id);
              }
              if (name.startsWith(DeploymentPlan.CLEAN_ORIGIN)) {
                return cleaning.cleanOrigin(
                    subject.stack(),
                    subject.deployment(),
                    name.substring(DeploymentPlan.CLEAN_ORIGIN.length()));
              }
              if (name.startsWith(DeploymentPlan.CLEAN)) {
                return cleaning.clean(
                    subject.stack(),
                    subject.deployment(),
                    name.substring(DeploymentPlan.CLEAN.length()),
                    turn.step().order().argument().equals(Action.REPLACE.name()),
                    turn.step().order().after().stream()
                        .anyMatch(before -> Cleaning.LEFT.equals(turn.outputs().get(before))));
              }
              if (name.startsWith(DeploymentPlan.RELEASE)) {
                return turning
                    .holding()
                    .release(subject.stack(), name.substring(DeploymentPlan.RELEASE.length()));
              }
              if (name.equals(DeploymentPlan.HOLD)) {
                return turning.holding().hold(sites.of(subject.stack(), subject.deployment()));
              }
              return turning.settle(
                  sites.of(subject.stack(), subject.deployment()), turn.saga().id());
            });
  }

  @Override
  public StepOutcome undo(StepTurn turn) throws Exception {
    Subject subject = subject(turn);
    String name = turn.step().name();
    if (turning.isLeftAsItIs(subject.stack(), subject.deployment())) {
      return StepOutcome.DONE;
    }
    return subject
        .caller()
        .call(
            () -> {
              Stack stack = turning.turnBack(subject.stack(), subject.deployment(), turn.saga());
              if (name.equals(DeploymentPlan.HOLD)) {
                return turning.holding().withdraw(stack);
              }
              boolean isMade = name.startsWith(DeploymentPlan.MAKE);
              String id = isMade ? name.substring(DeploymentPlan.MAKE.length()) : "";
              return isMade && !subject.deployment().left().contains(id)
                  ? undoing.undo(stack, subject.deployment(), id)
                  : StepOutcome.DONE;
            });
  }

  @Override
  public void ended(Handle h, Saga saga) {
    String arn = saga.owner().input();
    Stack stack = ledger.store().load(h, arn);
    Deployment deployment = ledger.deployment(h, arn);
    if (stack.status() != StackStatus.DELETE_COMPLETE) {
      turning.end(h, stack, deployment, saga);
    }
  }
}
