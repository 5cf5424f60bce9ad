package io.mastic.stacks.stack;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is being done with a stack.
 *
 * @param id of the saga that does it
 * @param target what the stack is to be made of
 * @param principal on whose behalf
 * @param left logical ids that are to be left as they are
 * @param manner of failing
 * @param offer what it has made and may still go; null for what does not wait for another
 */
public record Deployment(
    String id,
    Kind kind,
    Definition target,
    String principal,
    List<String> left,
    Manner manner,
    @Nullable Offer offer) {

  /** What is done. */
  public enum Kind {
    CREATE,
    UPDATE,
    DELETE,
    /** What was left of a failed creation or update is put back. */
    ROLLBACK
  }

  /**
   * What becomes of a deployment that fails.
   *
   * @param isLeft what was made stays, and the stack as it is
   * @param isRetainedNot what is new goes, though its policy is to retain it
   * @param isForced what cannot be deleted is kept, and the stack goes all the same
   */
  public record Manner(boolean isLeft, boolean isRetainedNot, boolean isForced) {

    /** All is undone, and policies hold. */
    public static final Manner PLAIN = new Manner(false, false, false);

    /** Of a deletion that leaves what does not go. */
    public static final Manner FORCED = new Manner(false, false, true);
  }

  public Deployment {
    left = List.copyOf(left);
    manner = Objects.requireNonNullElse(manner, Manner.PLAIN);
  }

  /** Whether there is nothing to come back to. */
  public boolean isOfNew() {
    return kind == Kind.CREATE || (kind == Kind.ROLLBACK && target.template().isEmpty());
  }

  public Deployment leaving(List<String> others) {
    return new Deployment(id, kind, target, principal, others, manner, offer);
  }

  public Deployment offering(@Nullable Offer other) {
    return new Deployment(id, kind, target, principal, left, manner, other);
  }
}
