package io.mastic.kernel.saga;

/** Where a saga is. */
public enum SagaState {
  /** Its steps are being done. */
  RUNNING,
  /** A step failed or it was cancelled: what was begun is being undone. */
  COMPENSATING,
  /** All steps are done. */
  SUCCEEDED,
  /** All that was begun is undone. */
  COMPENSATED,
  /** Something cannot be undone, for the reason that its step has; {@link Sagas#retry} goes on. */
  STUCK;

  public boolean isEnd() {
    return this != RUNNING && this != COMPENSATING;
  }
}
