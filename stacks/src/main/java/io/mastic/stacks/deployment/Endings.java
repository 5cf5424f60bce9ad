package io.mastic.stacks.deployment;

import io.mastic.kernel.saga.SagaState;
import io.mastic.stacks.stack.Deployment;
import io.mastic.stacks.stack.StackStatus;

/** Where a stack comes to when its deployment has ended. */
final class Endings {

  private Endings() {}

  static StackStatus of(Deployment.Kind kind, SagaState state, String onFailure) {
    return switch (kind) {
      case DELETE -> StackStatus.DELETE_COMPLETE;
      case UPDATE ->
          switch (state) {
            case SUCCEEDED -> StackStatus.UPDATE_COMPLETE;
            case STUCK -> StackStatus.UPDATE_ROLLBACK_FAILED;
            default -> StackStatus.UPDATE_ROLLBACK_COMPLETE;
          };
      case CREATE ->
          switch (state) {
            case SUCCEEDED -> StackStatus.CREATE_COMPLETE;
            case STUCK -> StackStatus.ROLLBACK_FAILED;
            default ->
                switch (onFailure) {
                  case "DO_NOTHING" -> StackStatus.CREATE_FAILED;
                  case "DELETE" -> StackStatus.DELETE_COMPLETE;
                  default -> StackStatus.ROLLBACK_COMPLETE;
                };
          };
    };
  }
}
