package io.mastic.stacks.deployment;

import io.mastic.kernel.Db;
import io.mastic.kernel.saga.Sagas;
import io.mastic.stacks.plan.Sources;
import io.mastic.stacks.resource.ResourceTypes;
import io.mastic.stacks.resource.Services;
import io.mastic.stacks.stack.StackStore;
import java.time.Clock;

/** Puts the room of deployments together. */
public final class DeploymentRoom {

  private DeploymentRoom() {}

  /** The deployments of a server, whose steps its tasks do from now on. */
  public static Deployments open(
      Db db, Clock clock, StackStore store, Sagas sagas, Services services, ResourceTypes types) {
    Ledger ledger = new Ledger(store, clock);
    Sites sites = new Sites(db, store, services);
    Deployments deployments =
        new Deployments(
            db,
            ledger,
            sagas,
            new Foreseeing(db, store, types, services),
            new ServiceRole(services));
    types.add(new NestedStackType(db, ledger, new Sources(services), deployments));
    sagas.handle(
        Deployments.KIND,
        new DeploymentHandler(
            db,
            ledger,
            sites,
            new Making(db, ledger, types),
            new Cleaning(db, ledger, types, sites),
            new Undoing(db, ledger, types, sites),
            new Turning(db, ledger, sagas, new Holding(db, ledger))));
    return deployments;
  }
}
