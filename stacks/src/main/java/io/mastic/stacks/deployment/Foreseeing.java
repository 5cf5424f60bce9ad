package io.mastic.stacks.deployment;

import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.stacks.plan.Capabilities;
import io.mastic.stacks.plan.DeploymentPlan;
import io.mastic.stacks.plan.Planner;
import io.mastic.stacks.plan.Prepared;
import io.mastic.stacks.plan.StoredValues;
import io.mastic.stacks.plan.TemplatePreparation;
import io.mastic.stacks.resource.ResourceState;
import io.mastic.stacks.resource.ResourceTypes;
import io.mastic.stacks.resource.Services;
import io.mastic.stacks.stack.Definition;
import io.mastic.stacks.stack.Deployment;
import io.mastic.stacks.stack.ResourceRow;
import io.mastic.stacks.stack.Stack;
import io.mastic.stacks.stack.StackId;
import io.mastic.stacks.stack.StackStatus;
import io.mastic.stacks.stack.StackStore;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Plans deployments: reads what is there, and lets values be decided from it. */
final class Foreseeing {

  private final Db db;
  private final StackStore store;
  private final ResourceTypes types;
  private final TemplatePreparation preparation;
  private final StoredValues stored;

  Foreseeing(Db db, StackStore store, ResourceTypes types, Services services) {
    this.db = db;
    this.store = store;
    this.types = types;
    this.preparation = new TemplatePreparation(services);
    this.stored = new StoredValues(services);
  }

  Foreseen of(StackId id, Definition wanted, Optional<Stack> stack) {
    Prepared prepared = preparation.prepare(wanted.template(), wanted.parameters(), id);
    Map<String, ResourceRow> present = new LinkedHashMap<>();
    stack.ifPresent(
        there ->
            db.read(h -> store.resources(h, there.id().arn()))
                .forEach(row -> present.put(row.logicalId(), row)));
    boolean areTagsOther =
        stack.filter(there -> !there.definition().tags().equals(wanted.tags())).isPresent();
    Site site = site(id, wanted, stack, prepared);
    DeploymentPlan plan =
        new Planner(
                types,
                prepared.template(),
                prepared.parameters(),
                present,
                site,
                areTagsOther,
                outdated(present.values()))
            .plan();
    Capabilities.require(prepared.template(), wanted.capabilities());
    Definition definition =
        new Definition(wanted.template(), prepared.values(), wanted.tags(), wanted.capabilities());
    boolean isNothing =
        stack.isPresent()
            && plan.real().isEmpty()
            && !areTagsOther
            && isGivingAsBefore(stack.get(), Giving.of(site));
    return new Foreseen(prepared, definition, plan, isNothing);
  }

  private Set<String> outdated(Collection<ResourceRow> present) {
    return present.stream()
        .filter(
            row -> {
              ResourceState current = row.current();
              return current != null
                  && !row.status().equals("DELETE_COMPLETE")
                  && types.load(row.type()).isOutdated(current);
            })
        .map(ResourceRow::logicalId)
        .collect(Collectors.toUnmodifiableSet());
  }

  private boolean isGivingAsBefore(Stack stack, Giving giving) {
    return giving.outputs().equals(stack.outputs())
        && Set.copyOf(giving.exports())
            .equals(Set.copyOf(db.read(h -> store.exports().of(h, stack.id()))));
  }

  private Site site(StackId id, Definition wanted, Optional<Stack> stack, Prepared prepared) {
    Deployment none =
        new Deployment(
            "",
            Deployment.Kind.UPDATE,
            wanted,
            Caller.current().principalArn(),
            List.of(),
            Deployment.Manner.PLAIN,
            null);
    Stack there =
        stack.orElseGet(
            () ->
                new Stack(
                    id,
                    StackStatus.REVIEW_IN_PROGRESS,
                    "",
                    wanted,
                    List.of(),
                    new Stack.Options(false, "ROLLBACK", "", ""),
                    new Stack.Times(0, 0, 0)));
    return new Site(db, store, stored, there, none, prepared);
  }
}
