package io.mastic.jobs.logs;

/** CloudWatch Logs' ResourceNotFoundException. */
public final class LogNotFoundException extends RuntimeException {

  private LogNotFoundException(String message) {
    super(message);
  }

  public static LogNotFoundException group() {
    return new LogNotFoundException("The specified log group does not exist.");
  }

  public static LogNotFoundException stream() {
    return new LogNotFoundException("The specified log stream does not exist.");
  }
}
