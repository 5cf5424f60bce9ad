package io.mastic.stacks.deployment;

/** What is asked of a stack cannot be done as it stands. */
public final class StackRefusal extends RuntimeException {

  /** There is nothing to change. */
  static final String NOTHING = "No updates are to be performed.";

  private final int status;
  private final String code;

  /** An error of CloudFormation's API. */
  public StackRefusal(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static StackRefusal validation(String message) {
    return new StackRefusal(400, "ValidationError", message);
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }
}
