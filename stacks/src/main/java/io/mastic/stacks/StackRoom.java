package io.mastic.stacks;

import io.mastic.kernel.Db;
import io.mastic.kernel.expiry.Expiry;
import io.mastic.kernel.saga.Sagas;
import io.mastic.kernel.secret.SealedColumn;
import io.mastic.kernel.secret.Seals;
import io.mastic.neighbours.query.QueryFace;
import io.mastic.stacks.changeset.ChangeSetStore;
import io.mastic.stacks.deployment.DeploymentRoom;
import io.mastic.stacks.drift.DriftDetection;
import io.mastic.stacks.drift.DriftStore;
import io.mastic.stacks.face.CloudFormation;
import io.mastic.stacks.plan.Sources;
import io.mastic.stacks.resource.ResourceTypes;
import io.mastic.stacks.resource.Services;
import io.mastic.stacks.stack.StackExpiry;
import io.mastic.stacks.stack.StackStore;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** The room of stacks. */
public final class StackRoom {

  /** Of its tables, and of its retention. */
  public static final String NAME = "stacks";

  private StackRoom() {}

  public static List<SealedColumn> sealedColumns() {
    return Stream.of(
            StackStore.sealedColumns(), ChangeSetStore.sealedColumns(), DriftStore.sealedColumns())
        .flatMap(List::stream)
        .toList();
  }

  /** What it forgets. */
  public static List<Expiry> expiries() {
    return List.of(new StackExpiry());
  }

  /** Opens the room over migrated tables; before the server's tasks start. */
  public static QueryFace open(
      Db db,
      Clock clock,
      Seals seals,
      Sagas sagas,
      Services services,
      ResourceTypes.Unknown unknown) {
    StackStore store = new StackStore(seals);
    ResourceTypes types = new ResourceTypes(ResourceTypes.of(services), unknown);
    return CloudFormation.face(
        db,
        clock,
        store,
        new ChangeSetStore(seals),
        DeploymentRoom.open(db, clock, store, sagas, services, types),
        new Sources(services),
        new DriftDetection(db, clock, store, new DriftStore(seals), types));
  }
}
