package io.mastic.jobs.launch.order;

import org.jspecify.annotations.Nullable;

/** A run that cannot begin; the message is for the job's owner and becomes its ErrorMessage. */
public final class LaunchException extends Exception {

  public LaunchException(String message) {
    super(message);
  }

  public LaunchException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
