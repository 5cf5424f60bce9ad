package io.mastic.stacks.changeset;

import io.mastic.stacks.plan.PlannedChange;
import io.mastic.stacks.stack.Definition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes that were proposed to a stack.
 *
 * @param arn its id
 * @param stack the id of the stack
 * @param type {@code CREATE} or {@code UPDATE}
 * @param standing how it stands
 * @param changes what it would do
 */
public record ChangeSet(
    String arn,
    String name,
    String stack,
    String type,
    Standing standing,
    Definition definition,
    List<PlannedChange> changes) {

  /**
   * How it stands.
   *
   * @param status for example {@code CREATE_COMPLETE}
   * @param execution for example {@code AVAILABLE}
   * @param at when it was made, in epoch milliseconds
   * @param roleArn as which it is executed; null or empty for none
   */
  public record Standing(
      String status,
      String reason,
      String execution,
      String description,
      long at,
      @Nullable String roleArn) {}

  public ChangeSet {
    changes = List.copyOf(changes);
  }

  public String role() {
    return standing.roleArn() == null ? "" : standing.roleArn();
  }

  /**
   * Whether it still holds its name: the AWS CLI names change sets by the second, and here two
   * deployments end within one, so that what was executed or has nothing to execute makes room.
   */
  public boolean isExecutable() {
    return standing.execution().equals("AVAILABLE");
  }

  public ChangeSet executed() {
    Standing done =
        new Standing(
            standing.status(),
            standing.reason(),
            "EXECUTE_COMPLETE",
            standing.description(),
            standing.at(),
            standing.roleArn());
    return new ChangeSet(arn, name, stack, type, done, definition, changes);
  }
}
