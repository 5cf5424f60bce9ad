package io.mastic.stacks.deployment;

import io.mastic.kernel.saga.SagaState;
import io.mastic.stacks.stack.Deployment;
import io.mastic.stacks.stack.StackStatus;

/** Where a stack comes to when its deployment has ended. */
final class Endings {

  private Endings() {}

  static StackStatus of(Deployment deployment, SagaState state, String onFailure) {
    boolean isLeft = deployment.manner().isLeft() && state != SagaState.SUCCEEDED;
    return switch (deployment.kind()) {
      case DELETE -> StackStatus.DELETE_COMPLETE;
      case ROLLBACK -> back(deployment.isOfNew(), state);
      case UPDATE -> isLeft ? StackStatus.UPDATE_FAILED : updated(state);
      case CREATE -> isLeft ? StackStatus.CREATE_FAILED : created(state, onFailure);
    };
  }

  private static StackStatus back(boolean isOfNew, SagaState state) {
    if (state == SagaState.SUCCEEDED) {
      return isOfNew ? StackStatus.ROLLBACK_COMPLETE : StackStatus.UPDATE_ROLLBACK_COMPLETE;
    }
    return isOfNew ? StackStatus.ROLLBACK_FAILED : StackStatus.UPDATE_ROLLBACK_FAILED;
  }

  private static StackStatus updated(SagaState state) {
    return switch (state) {
      case SUCCEEDED -> StackStatus.UPDATE_COMPLETE;
      case STUCK -> StackStatus.UPDATE_ROLLBACK_FAILED;
      default -> StackStatus.UPDATE_ROLLBACK_COMPLETE;
    };
  }

  private static StackStatus created(SagaState state, String onFailure) {
    return switch (state) {
      case SUCCEEDED -> StackStatus.CREATE_COMPLETE;
      case STUCK -> StackStatus.ROLLBACK_FAILED;
      default ->
          onFailure.equals("DELETE") ? StackStatus.DELETE_COMPLETE : StackStatus.ROLLBACK_COMPLETE;
    };
  }
}
