package io.mastic.kernel.saga;

/** Where a step of a saga is. */
public enum StepState {
  /** Not tried yet. */
  PENDING,
  /** Tried, perhaps more than once; it may have had effects. */
  BEGUN,
  DONE,
  FAILED,
  /** Begun once, and now to be undone. */
  UNDOING,
  UNDONE,
  /** Undoing it failed too often. */
  STUCK;

  /** It may have had effects that are to be undone. */
  boolean hasBegun() {
    return this == BEGUN || this == DONE || this == FAILED;
  }

  /** Effects of it may still be there. */
  boolean mayRemain() {
    return this == UNDOING || this == STUCK;
  }
}
