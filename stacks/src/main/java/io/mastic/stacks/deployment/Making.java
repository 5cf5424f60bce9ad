package io.mastic.stacks.deployment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import io.mastic.kernel.saga.StepOutcome;
import io.mastic.stacks.plan.PlannedChange.Action;
import io.mastic.stacks.resource.ResourceException;
import io.mastic.stacks.resource.ResourceProgress;
import io.mastic.stacks.resource.ResourceState;
import io.mastic.stacks.resource.ResourceType;
import io.mastic.stacks.resource.ResourceTypes;
import io.mastic.stacks.resource.Wish;
import io.mastic.stacks.stack.ExportStore;
import io.mastic.stacks.stack.ResourceRow;
import io.mastic.stacks.template.Dependencies;
import io.mastic.stacks.template.ResourceSpec;
import io.mastic.stacks.template.TemplateException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Makes or changes one resource, and writes down with it that it did. */
final class Making {

  private static final Duration PAUSE = Duration.ofMillis(300);

  private final Db db;
  private final Ledger ledger;
  private final ResourceTypes types;

  Making(Db db, Ledger ledger, ResourceTypes types) {
    this.db = db;
    this.ledger = ledger;
    this.types = types;
  }

  StepOutcome make(Site site, String logicalId, Action foreseen) {
    String arn = site.stack().id().arn();
    Optional<ResourceRow> found = db.read(h -> ledger.store().findResource(h, arn, logicalId));
    boolean isAgain =
        found.filter(row -> row.built().deployment().equals(site.deployment().id())).isPresent();
    if (isAgain && found.get().status().endsWith("_COMPLETE")) {
      return StepOutcome.DONE;
    }
    ResourceSpec spec = site.prepared().template().resources().get(logicalId);
    if (spec == null) {
      return StepOutcome.failed("Resource " + logicalId + " is not in the template");
    }
    ResourceType type = types.load(spec.type());
    Action action =
        found
            .map(row -> isAgain ? row.built().previous() : row.current())
            .map(before -> action(site, type, logicalId, foreseen, before))
            // What has been begun goes on, though nothing may seem to be left of it.
            .map(now -> isAgain && now == Action.KEEP ? Action.MODIFY : now)
            .orElse(foreseen);
    if (action == Action.KEEP) {
      return StepOutcome.DONE;
    }
    String verb = action == Action.CREATE ? "CREATE" : "UPDATE";
    ResourceRow row = isAgain ? found.get() : begin(site, spec, found.orElse(null), verb, action);
    try {
      if (isAgain && isUnderWay(row) && type.place() == ResourceType.Place.DATABASE) {
        return look(arn, row, type, verb);
      }
      return act(site, row, type, action);
    } catch (ResourceException | TemplateException e) {
      return fail(arn, logicalId, verb, site.masked(e.getMessage()));
    } catch (IllegalArgumentException | IllegalStateException e) {
      // What a log says of a defect has no secret in it either.
      String said = String.valueOf(e.getMessage());
      if (site.masked(said).equals(said)) {
        throw e;
      }
      throw new IllegalStateException(site.masked(said));
    }
  }

  /** What is to be done now that all values are known: it may be less than was foreseen. */
  private static Action action(
      Site site, ResourceType type, String logicalId, Action foreseen, ResourceState before) {
    ObjectNode wanted;
    try {
      wanted = (ObjectNode) Json.read(site.wish(logicalId).properties().toString());
    } catch (TemplateException e) {
      // It fails when it is begun, and is told of then.
      return foreseen;
    }
    if (foreseen == Action.CREATE || type.properties().isAnother(before.properties(), wanted)) {
      return foreseen;
    }
    boolean isRetagged =
        type.takesTags()
            && !site.stack().definition().tags().equals(site.deployment().target().tags());
    return before.properties().equals(wanted) && !isRetagged && !type.isOutdated(before)
        ? Action.KEEP
        : Action.MODIFY;
  }

  /** Whether what takes its time has been begun. */
  private static boolean isUnderWay(ResourceRow row) {
    ResourceState current = row.current();
    return current != null && !current.equals(row.built().previous());
  }

  private StepOutcome fail(String arn, String logicalId, String verb, String reason) {
    db.writeOnly(
        h ->
            ledger
                .store()
                .findResource(h, arn, logicalId)
                .ifPresent(row -> ledger.note(h, arn, row, verb + "_FAILED", reason)));
    return StepOutcome.failed(reason);
  }

  private ResourceRow begin(
      Site site, ResourceSpec spec, @Nullable ResourceRow old, String verb, Action action) {
    String arn = site.stack().id().arn();
    ResourceState before = old == null ? null : old.current();
    List<String> on =
        Dependencies.of(site.prepared().template()).of(spec.logicalId()).stream()
            .filter(site.evaluator()::has)
            .toList();
    ResourceRow row =
        new ResourceRow(
            spec.logicalId(),
            spec.type(),
            "",
            "",
            ledger.now(),
            new ResourceRow.Built(
                before,
                before,
                on,
                spec.policy().atDeletion(),
                spec.policy().atReplacement(),
                site.deployment().id(),
                old == null ? null : origin(old, action)));
    String reason =
        action == Action.REPLACE
            ? "Requested update requires the creation of a new physical resource; hence creating"
                + " one."
            : "";
    return db.write(h -> ledger.note(h, arn, row, verb + "_IN_PROGRESS", reason));
  }

  /** What is replaced while the stack is not whole is kept in mind beside what it was at first. */
  private static ResourceRow.@Nullable Origin origin(ResourceRow old, Action action) {
    ResourceRow.Origin origin = old.built().origin();
    ResourceState now = old.current();
    return origin != null && now != null && action == Action.REPLACE ? origin.and(now) : origin;
  }

  private StepOutcome act(Site site, ResourceRow row, ResourceType type, Action action) {
    Wish wish = site.wish(row.logicalId());
    db.writeOnly(h -> site.imports().forEach(name -> take(h, site, name)));
    ResourceState now = row.current();
    Supplier<ResourceState> work =
        action == Action.MODIFY && now != null
            ? () -> type.update(wish, now)
            : () -> type.create(wish);
    String arn = site.stack().id().arn();
    String verb = action == Action.CREATE ? "CREATE" : "UPDATE";
    if (type.place() == ResourceType.Place.OUTSIDE) {
      if (action != Action.MODIFY && !isUnderWay(row)) {
        type.intended(wish)
            .ifPresent(
                intended ->
                    db.writeOnly(
                        h -> ledger.store().put(h, arn, row.with(row.built().now(intended)))));
      }
      ResourceState made = work.get();
      return db.write(h -> done(h, arn, row.with(row.built().now(made)), type, verb));
    }
    return db.write(h -> done(h, arn, row.with(row.built().now(work.get())), type, verb));
  }

  /** Who exports it cannot take it back from now on. */
  private void take(Handle h, Site site, String name) {
    ExportStore exports = ledger.store().exports();
    if (exports.find(h, site.stack().id(), name).isEmpty()) {
      throw new TemplateException("No export named " + name + " found.");
    }
    exports.addImport(h, site.stack().id(), name, site.deployment().id());
  }

  private StepOutcome done(Handle h, String arn, ResourceRow row, ResourceType type, String verb) {
    ResourceState made = row.current();
    if (made != null && type.progress(made) instanceof ResourceProgress.Ready ready) {
      if (verb.equals("CREATE")) {
        ledger.say(
            h,
            arn,
            row.in("CREATE_IN_PROGRESS", "Resource creation Initiated", ledger.now()),
            made.physicalId());
      }
      String reason = types.isPlaceholder(row.type()) ? placeholder(row.type()) : type.remark();
      ledger.note(h, arn, row.with(row.built().now(ready.state())), verb + "_COMPLETE", reason);
      return StepOutcome.DONE;
    }
    ledger.note(h, arn, row, verb + "_IN_PROGRESS", "Resource creation Initiated");
    return StepOutcome.waiting(PAUSE, "");
  }

  private static String placeholder(String type) {
    return "Mastic does not have " + type + ": this is a placeholder, and nothing was made";
  }

  private StepOutcome look(String arn, ResourceRow row, ResourceType type, String verb) {
    ResourceState current = row.current();
    if (current == null) {
      throw new IllegalStateException("nothing is under way");
    }
    ResourceProgress progress = type.progress(current);
    if (progress instanceof ResourceProgress.Waiting) {
      return StepOutcome.waiting(PAUSE, "");
    }
    if (progress instanceof ResourceProgress.Failed failed) {
      return fail(arn, row.logicalId(), verb, failed.reason());
    }
    ResourceState ready = ((ResourceProgress.Ready) progress).state();
    db.writeOnly(
        h -> ledger.note(h, arn, row.with(row.built().now(ready)), verb + "_COMPLETE", ""));
    return StepOutcome.DONE;
  }
}
