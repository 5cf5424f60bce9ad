package io.mastic.stacks.stack;

import java.util.List;

/**
 * A stack as it stands.
 *
 * @param reason why it is where it is; may be empty
 * @param definition as it was last deployed whole
 */
public record Stack(
    StackId id,
    StackStatus status,
    String reason,
    Definition definition,
    List<StackOutput> outputs,
    Options options,
    Times times) {

  /**
   * How it is to be treated.
   *
   * @param isProtected from deletion
   * @param onFailure of its creation: {@code ROLLBACK}, {@code DELETE}, {@code DO_NOTHING}
   * @param parent the stack of which it is a resource; empty for none
   */
  public record Options(boolean isProtected, String onFailure, String parent, String roleArn) {

    public Options with(boolean nowProtected) {
      return new Options(nowProtected, onFailure, parent, roleArn);
    }

    /** With a role, unless none is named. */
    public Options as(String otherRole) {
      return otherRole.isEmpty() ? this : new Options(isProtected, onFailure, parent, otherRole);
    }

    /** To be deleted instead of completed. */
    public Options toBeDeleted() {
      return new Options(isProtected, "DELETE", parent, roleArn);
    }
  }

  /** In epoch milliseconds; 0 for what was not. */
  public record Times(long created, long updated, long deleted) {}

  public Stack {
    outputs = List.copyOf(outputs);
  }

  public String name() {
    return id.name();
  }

  public Stack in(StackStatus other, String why) {
    return new Stack(id, other, why, definition, outputs, options, times);
  }

  public Stack defined(Definition other, List<StackOutput> giving) {
    return new Stack(id, status, reason, other, giving, options, times);
  }

  public Stack with(Options other) {
    return new Stack(id, status, reason, definition, outputs, other, times);
  }

  public Stack at(Times other) {
    return new Stack(id, status, reason, definition, outputs, options, other);
  }
}
