package io.mastic.contract;

/** A call of an operation that nobody answers. */
public final class NoOperationException extends RuntimeException {

  private final String operation;
  private final Kind kind;

  /** Why nobody does. */
  public enum Kind {
    /** Glue's API has none of that name. */
    UNKNOWN,
    /** Glue's API has it, and no room serves it. */
    NOT_SERVED
  }

  NoOperationException(String operation, Kind kind) {
    super(
        kind == Kind.UNKNOWN
            ? "Glue has no operation " + operation
            : "Glue's operation " + operation + " is not served");
    this.operation = operation;
    this.kind = kind;
  }

  public String operation() {
    return operation;
  }

  public Kind kind() {
    return kind;
  }
}
