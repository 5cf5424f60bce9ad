package io.mastic.stacks.stack;

import java.util.Set;

/** Where a stack is, in AWS's words. */
public enum StackStatus {
  REVIEW_IN_PROGRESS,
  CREATE_IN_PROGRESS,
  CREATE_COMPLETE,
  CREATE_FAILED,
  ROLLBACK_IN_PROGRESS,
  ROLLBACK_COMPLETE,
  ROLLBACK_FAILED,
  UPDATE_IN_PROGRESS,
  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS,
  UPDATE_COMPLETE,
  UPDATE_FAILED,
  UPDATE_ROLLBACK_IN_PROGRESS,
  UPDATE_ROLLBACK_COMPLETE,
  UPDATE_ROLLBACK_FAILED,
  DELETE_IN_PROGRESS,
  DELETE_COMPLETE,
  DELETE_FAILED;

  private static final Set<StackStatus> UPDATABLE =
      Set.of(CREATE_COMPLETE, UPDATE_COMPLETE, UPDATE_ROLLBACK_COMPLETE);

  /** Whether it may be updated. */
  public boolean isUpdatable() {
    return UPDATABLE.contains(this);
  }

  /** Whether a deployment failed and what it made was left. */
  public boolean isLeft() {
    return this == CREATE_FAILED || this == UPDATE_FAILED;
  }

  /** Whether something is being done. */
  public boolean isBusy() {
    return name().endsWith("_IN_PROGRESS") && this != REVIEW_IN_PROGRESS;
  }

  public boolean isRollingBack() {
    return this == ROLLBACK_IN_PROGRESS || this == UPDATE_ROLLBACK_IN_PROGRESS;
  }
}
