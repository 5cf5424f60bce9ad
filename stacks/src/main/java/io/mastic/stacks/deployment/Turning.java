package io.mastic.stacks.deployment;

import io.mastic.kernel.Db;
import io.mastic.kernel.saga.Saga;
import io.mastic.kernel.saga.SagaState;
import io.mastic.kernel.saga.Sagas;
import io.mastic.kernel.saga.StepOutcome;
import io.mastic.stacks.stack.Deployment;
import io.mastic.stacks.stack.ExportStore;
import io.mastic.stacks.stack.Offer;
import io.mastic.stacks.stack.ResourceRow;
import io.mastic.stacks.stack.Stack;
import io.mastic.stacks.stack.StackStatus;
import io.mastic.stacks.template.ResourceSpec;
import io.mastic.stacks.template.TemplateException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** How a stack itself gets on with a deployment: held, settled, turned back, ended. */
final class Turning {

  private final Db db;
  private final Ledger ledger;
  private final Sagas sagas;
  private final Holding holding;

  Turning(Db db, Ledger ledger, Sagas sagas, Holding holding) {
    this.holding = holding;
    this.db = db;
    this.ledger = ledger;
    this.sagas = sagas;
  }

  /** What stands before {@link #settle} of a nested stack, and after that of its parent. */
  Holding holding() {
    return holding;
  }

  /** All is made: the stack is what was wanted, and what is left over may be deleted. */
  StepOutcome settle(Site site, String saga) {
    Offer offer = site.deployment().offer();
    try {
      Giving giving = offer == null ? Giving.of(site) : Giving.of(offer);
      Set<String> imports = offer == null ? site.importedByAll() : offer.imports();
      return db.write(h -> settle(h, site, giving, imports, saga));
    } catch (TemplateException e) {
      return StepOutcome.failed(site.masked(e.getMessage()));
    }
  }

  private StepOutcome settle(Handle h, Site site, Giving giving, Set<String> imports, String saga) {
    if (sagas.find(saga).filter(found -> found.course().isCancelled()).isPresent()) {
      return StepOutcome.failed("Stack update cancelled");
    }
    Stack stack = ledger.store().load(h, site.stack().id().arn());
    ExportStore exports = ledger.store().exports();
    if (site.deployment().offer() == null) {
      giving.check(h, exports, stack.id());
    } else {
      // What was offered was checked then; from now on it stays.
      ledger.store().deploy(h, stack.id().arn(), site.deployment().offering(null));
    }
    exports.replace(h, stack.id(), giving.exports());
    exports.replaceImports(h, stack.id(), imports);
    for (ResourceRow row : ledger.store().resources(h, stack.id().arn())) {
      govern(h, site, row);
    }
    Stack defined = stack.defined(site.deployment().target(), giving.outputs());
    if (site.deployment().kind() == Deployment.Kind.UPDATE
        && stack.status() == StackStatus.UPDATE_IN_PROGRESS) {
      ledger.move(h, defined, StackStatus.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS, "");
    } else {
      ledger.store().update(h, defined);
    }
    return StepOutcome.DONE;
  }

  /** Policies of a template hold for what it leaves as it is, too. */
  private void govern(Handle h, Site site, ResourceRow row) {
    ResourceSpec spec = site.prepared().template().resources().get(row.logicalId());
    if (spec != null && site.evaluator().has(row.logicalId())) {
      ResourceRow.Built governed =
          row.built().under(spec.policy().atDeletion(), spec.policy().atReplacement());
      if (!governed.equals(row.built())) {
        ledger.store().put(h, site.stack().id().arn(), row.with(governed));
      }
    }
  }

  /** Whether what was made is not to be taken away again. */
  boolean isLeftAsItIs(Stack stack, Deployment deployment) {
    boolean isGivenUp = stack.status() == StackStatus.DELETE_IN_PROGRESS;
    return deployment.kind() == Deployment.Kind.DELETE
        || deployment.kind() == Deployment.Kind.ROLLBACK
        || (deployment.manner().isLeft() && !isGivenUp);
  }

  /** Says, once, that a stack is being put back. */
  Stack turnBack(Stack stack, Deployment deployment, Saga saga) {
    boolean isCreation = deployment.kind() == Deployment.Kind.CREATE;
    StackStatus back =
        isCreation ? StackStatus.ROLLBACK_IN_PROGRESS : StackStatus.UPDATE_ROLLBACK_IN_PROGRESS;
    if (isBack(stack, back)) {
      return stack;
    }
    return db.write(
        h -> {
          Stack now = ledger.store().load(h, stack.id().arn());
          if (isBack(now, back)) {
            return now;
          }
          cancelRest(h, now, deployment);
          String reason = failures(h, now, deployment, saga);
          return ledger.move(
              h, now, back, reason + (isCreation ? " Rollback requested by user." : ""));
        });
  }

  private void cancelRest(Handle h, Stack stack, Deployment deployment) {
    String arn = stack.id().arn();
    for (ResourceRow row : ledger.store().resources(h, arn)) {
      if (row.built().deployment().equals(deployment.id())) {
        ResourceRow unused = ledger.cancel(h, arn, row);
      }
    }
  }

  private static boolean isBack(Stack stack, StackStatus back) {
    return stack.status() == back || stack.status() == StackStatus.DELETE_IN_PROGRESS;
  }

  private String failures(Handle h, Stack stack, Deployment deployment, Saga saga) {
    if (saga.course().isCancelled()) {
      return "Stack "
          + (deployment.kind() == Deployment.Kind.CREATE ? "creation" : "update")
          + " cancelled.";
    }
    List<ResourceRow> rows = ledger.store().resources(h, stack.id().arn());
    String said = failed(rows, "CREATE_FAILED", "create") + failed(rows, "UPDATE_FAILED", "update");
    if (!said.isEmpty()) {
      return said.strip();
    }
    String reason = saga.course().reason();
    return reason.startsWith("settle: ") ? reason.substring("settle: ".length()) : reason;
  }

  static String failed(List<ResourceRow> rows, String status, String verb) {
    List<String> ids =
        rows.stream()
            .filter(row -> row.status().equals(status))
            .map(ResourceRow::logicalId)
            .toList();
    return ids.isEmpty()
        ? ""
        : ids.stream()
            .collect(
                Collectors.joining(
                    ", ", "The following resource(s) failed to " + verb + ": [", "]. "));
  }

  void end(Handle h, Stack stack, Deployment deployment, Saga saga) {
    StackStatus status = Endings.of(deployment, saga.state(), stack.options().onFailure());
    if (status.isLeft()) {
      cancelRest(h, stack, deployment);
    }
    List<ResourceRow> rows = ledger.store().resources(h, stack.id().arn());
    String reason = "";
    if (deployment.kind() == Deployment.Kind.DELETE
        || (stack.options().onFailure().equals("DELETE")
            && status == StackStatus.DELETE_COMPLETE)) {
      reason = failed(rows, "DELETE_FAILED", "delete");
      status = reason.isEmpty() ? StackStatus.DELETE_COMPLETE : StackStatus.DELETE_FAILED;
    } else if (status.isLeft()) {
      reason = failures(h, stack, deployment, saga);
    } else if (saga.state() == SagaState.STUCK || deployment.kind() == Deployment.Kind.ROLLBACK) {
      reason = failed(rows, "DELETE_FAILED", "delete") + failed(rows, "UPDATE_FAILED", "update");
    }
    for (ResourceRow row : rows) {
      forget(h, stack, row, saga.state());
      if (status.isLeft() && row.built().deployment().equals(deployment.id())) {
        leave(h, stack, row);
      }
    }
    ledger.move(h, stack, status, reason.strip());
    ExportStore exports = ledger.store().exports();
    if (deployment.kind() == Deployment.Kind.ROLLBACK) {
      exports.dropOpenImports(h, stack.id());
    } else if (!status.isLeft()) {
      exports.dropImports(h, stack.id(), deployment.id());
    }
    if (status == StackStatus.DELETE_COMPLETE) {
      exports.replace(h, stack.id(), List.of());
      exports.replaceImports(h, stack.id(), Set.of());
    }
    if (saga.state() != SagaState.STUCK && status != StackStatus.UPDATE_ROLLBACK_FAILED) {
      ledger.store().deploy(h, stack.id().arn(), null);
    }
  }

  /** What a resource was is kept until the stack is whole again. */
  private void leave(Handle h, Stack stack, ResourceRow row) {
    ResourceRow.Built built = row.built();
    ResourceRow.Origin origin =
        built.origin() == null
            ? new ResourceRow.Origin(built.previous(), List.of())
            : built.origin();
    ledger.store().put(h, stack.id().arn(), row.with(built.before(null).from(origin)));
  }

  /** What resources were before is of no use any more. */
  private void forget(Handle h, Stack stack, ResourceRow row, SagaState state) {
    boolean isKept = row.built().previous() != null || row.built().origin() != null;
    if (isKept && state == SagaState.SUCCEEDED) {
      ledger.store().put(h, stack.id().arn(), row.with(row.built().before(null).from(null)));
    }
  }
}
