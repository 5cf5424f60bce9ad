package io.mastic.stacks.deployment;

import io.mastic.kernel.Ids;
import io.mastic.stacks.stack.Deployment;
import io.mastic.stacks.stack.EventStore;
import io.mastic.stacks.stack.ResourceRow;
import io.mastic.stacks.stack.Stack;
import io.mastic.stacks.stack.StackEvent;
import io.mastic.stacks.stack.StackStatus;
import io.mastic.stacks.stack.StackStore;
import java.time.Clock;
import org.jdbi.v3.core.Handle;

/** Writes down how stacks and their resources stand, each with its event. */
final class Ledger {

  static final String STACK = "AWS::CloudFormation::Stack";

  private final StackStore store;
  private final Clock clock;

  Ledger(StackStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  StackStore store() {
    return store;
  }

  long now() {
    return clock.millis();
  }

  /** A stack comes to a state. */
  Stack move(Handle h, Stack stack, StackStatus status, String reason) {
    Stack moved = stack.in(status, reason);
    if (status == StackStatus.DELETE_COMPLETE) {
      Stack.Times times = stack.times();
      moved = moved.at(new Stack.Times(times.created(), times.updated(), now()));
    }
    store.update(h, moved);
    say(h, moved);
    return moved;
  }

  /** The event of how a stack stands. */
  void say(Handle h, Stack stack) {
    String arn = stack.id().arn();
    add(h, arn, stack.name(), arn, STACK, stack.status().name(), stack.reason());
  }

  /** A resource comes to a state, and its row is kept. */
  ResourceRow note(Handle h, String stack, ResourceRow row, String status, String reason) {
    ResourceRow noted = row.in(status, reason, now());
    store.put(h, stack, noted);
    say(h, stack, noted, noted.physicalId());
    return noted;
  }

  /** What is under way when a deployment turns back is not waited for any more. */
  ResourceRow cancel(Handle h, String stack, ResourceRow row) {
    return switch (row.status()) {
      case "CREATE_IN_PROGRESS" ->
          note(h, stack, row, "CREATE_FAILED", "Resource creation cancelled");
      case "UPDATE_IN_PROGRESS" ->
          note(h, stack, row, "UPDATE_FAILED", "Resource update cancelled");
      default -> row;
    };
  }

  /** The event of how a resource stands, or of one that it was. */
  void say(Handle h, String stack, ResourceRow row, String physicalId) {
    add(h, stack, row.logicalId(), physicalId, row.type(), row.status(), row.reason());
  }

  private void add(
      Handle h,
      String stack,
      String logicalId,
      String physicalId,
      String type,
      String status,
      String reason) {
    String id =
        type.equals(STACK) && physicalId.equals(stack)
            ? Ids.uuid()
            : logicalId + "-" + status + "-" + Ids.uuid();
    EventStore.add(
        h, stack, new StackEvent(id, logicalId, physicalId, type, status, reason, now()));
  }

  Deployment deployment(Handle h, String stack) {
    return store
        .findDeployment(h, stack)
        .orElseThrow(() -> new IllegalStateException("nothing is done with " + stack));
  }
}
