package io.mastic.stacks.stack;

import java.util.List;

/**
 * What is being done with a stack.
 *
 * @param id of the saga that does it
 * @param target what the stack is to be made of
 * @param principal on whose behalf
 * @param left logical ids that are to be left as they are
 */
public record Deployment(
    String id, Kind kind, Definition target, String principal, List<String> left) {

  /** What is done. */
  public enum Kind {
    CREATE,
    UPDATE,
    DELETE
  }

  public Deployment {
    left = List.copyOf(left);
  }

  public Deployment leaving(List<String> others) {
    return new Deployment(id, kind, target, principal, others);
  }
}
