package io.mastic.kernel.task;

/** What was to be written belongs to a task that this server no longer holds: nothing was. */
public final class LeaseLostException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LeaseLostException(Task task) {
    super("this server does not hold the task " + task.kind() + " " + task.key() + " any more");
  }
}
