package io.mastic.kernel.saga;

import org.jdbi.v3.core.Handle;

/**
 * Does the steps of the sagas of one kind. A step may be tried again after a crash although it had
 * its effect, so trying it twice with one token has the effect of trying it once; and undoing it
 * may find nothing to undo.
 *
 * <p>An exception is a failure that may pass: it is tried again, later each time, and after {@link
 * Sagas#TRIES} it counts as {@link StepOutcome.Failed}.
 */
public interface SagaHandler {

  StepOutcome act(StepTurn turn) throws Exception;

  /** Undoes what {@link #act} has done, wholly or in part. */
  StepOutcome undo(StepTurn turn) throws Exception;

  /** How many steps of one saga are tried at once, on threads of their own; by default one. */
  default int atOnce() {
    return 1;
  }

  /** The saga has ended; in the transaction that says so. */
  default void ended(Handle h, Saga saga) {}
}
