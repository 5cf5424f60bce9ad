package io.mastic.stacks.deployment;

import io.mastic.kernel.Db;
import io.mastic.kernel.saga.StepOutcome;
import io.mastic.stacks.stack.Deployment;
import io.mastic.stacks.stack.ExportStore;
import io.mastic.stacks.stack.ExportStore.Export;
import io.mastic.stacks.stack.Offer;
import io.mastic.stacks.stack.Stack;
import io.mastic.stacks.stack.StackStatus;
import io.mastic.stacks.template.TemplateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Holds a nested stack before it deletes what it has replaced: that is still there if the stack
 * that it belongs to goes back.
 */
final class Holding {

  private static final Duration PAUSE = Duration.ofMillis(150);

  private final Db db;
  private final Ledger ledger;

  Holding(Db db, Ledger ledger) {
    this.db = db;
    this.ledger = ledger;
  }

  /** All is made and offered; waits until the stack that it belongs to deletes as well. */
  StepOutcome hold(Site site) {
    Deployment deployment = site.deployment();
    if (deployment.offer() == null) {
      try {
        Giving giving = Giving.of(site);
        Set<String> imports = site.importedByAll();
        db.writeOnly(h -> offer(h, site, giving, imports));
      } catch (TemplateException e) {
        return StepOutcome.failed(site.masked(e.getMessage()));
      }
    }
    String arn = site.stack().id().arn();
    return db.read(h -> mayGoOn(h, arn)) ? StepOutcome.DONE : StepOutcome.waiting(PAUSE, "");
  }

  private void offer(Handle h, Site site, Giving giving, Set<String> imports) {
    Stack stack = ledger.store().load(h, site.stack().id().arn());
    ExportStore exports = ledger.store().exports();
    giving.check(h, exports, stack.id());
    List<Export> before = exports.of(h, stack.id());
    Offer offer =
        new Offer(
            under(h, stack).map(Deployment::id).orElse(""),
            new Offer.Gifts(giving.outputs(), giving.exports()),
            imports,
            new Offer.Gifts(stack.outputs(), before));
    List<Export> both = new ArrayList<>(giving.exports());
    before.stream()
        .filter(old -> both.stream().noneMatch(now -> now.name().equals(old.name())))
        .toList()
        .forEach(both::add);
    exports.replace(h, stack.id(), both);
    ledger.store().deploy(h, stack.id().arn(), site.deployment().offering(offer));
    Stack unused =
        ledger.move(
            h,
            stack.defined(stack.definition(), giving.outputs()),
            StackStatus.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS,
            "");
  }

  private Optional<Deployment> under(Handle h, Stack stack) {
    return ledger.store().findDeployment(h, stack.options().parent());
  }

  private boolean mayGoOn(Handle h, String arn) {
    Stack stack = ledger.store().load(h, arn);
    Offer offer = ledger.deployment(h, arn).offer();
    Deployment under = under(h, stack).orElse(null);
    if (offer == null || under == null || !under.id().equals(offer.under())) {
      return true;
    }
    // One that is held itself has that status, too.
    return under.offer() == null
        && ledger.store().load(h, stack.options().parent()).status()
            == StackStatus.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS;
  }

  /** The stack that it belongs to goes back: it gives what it gave before. */
  StepOutcome withdraw(Stack stack) {
    String arn = stack.id().arn();
    db.writeOnly(
        h -> {
          Deployment deployment = ledger.deployment(h, arn);
          Offer offer = deployment.offer();
          if (offer != null) {
            Stack now = ledger.store().load(h, arn);
            ledger.store().exports().replace(h, now.id(), offer.former().exports());
            ledger.store().update(h, now.defined(now.definition(), offer.former().outputs()));
            ledger.store().deploy(h, arn, deployment.offering(null));
          }
        });
    return StepOutcome.DONE;
  }

  /** Waits until a nested stack has deleted what it replaced. */
  StepOutcome release(Stack stack, String logicalId) {
    boolean isBusy =
        db.read(
            h ->
                ledger
                    .store()
                    .findResource(h, stack.id().arn(), logicalId)
                    .filter(row -> row.current() != null)
                    .map(row -> ledger.store().load(h, row.physicalId()).status().isBusy())
                    .orElse(false));
    return isBusy ? StepOutcome.waiting(PAUSE, "") : StepOutcome.DONE;
  }
}
