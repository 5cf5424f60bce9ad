package io.mastic.stacks.stack;

import io.mastic.stacks.resource.ResourceState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A resource of a stack as it stands.
 *
 * @param status for example {@code CREATE_COMPLETE}
 * @param at when it came there, in epoch milliseconds
 */
public record ResourceRow(
    String logicalId, String type, String status, String reason, long at, Built built) {

  /**
   * What was made.
   *
   * @param current null before it is there
   * @param previous what it was before the deployment that goes on; null for none
   * @param on logical ids of what it stands on
   * @param atDeletion and {@code atReplacement}: what then becomes of it
   * @param deployment that touched it last
   */
  public record Built(
      @Nullable ResourceState current,
      @Nullable ResourceState previous,
      List<String> on,
      String atDeletion,
      String atReplacement,
      String deployment) {

    public Built {
      on = List.copyOf(on);
    }

    public Built now(@Nullable ResourceState other) {
      return new Built(other, previous, on, atDeletion, atReplacement, deployment);
    }

    /** The same under other policies. */
    public Built under(String otherAtDeletion, String otherAtReplacement) {
      return new Built(current, previous, on, otherAtDeletion, otherAtReplacement, deployment);
    }

    public Built before(@Nullable ResourceState other) {
      return new Built(current, other, on, atDeletion, atReplacement, deployment);
    }
  }

  public ResourceRow in(String otherStatus, String why, long when) {
    return new ResourceRow(logicalId, type, otherStatus, why, when, built);
  }

  public ResourceRow with(Built other) {
    return new ResourceRow(logicalId, type, status, reason, at, other);
  }

  public @Nullable ResourceState current() {
    return built.current();
  }

  public String physicalId() {
    ResourceState current = built.current();
    return current == null ? "" : current.physicalId();
  }
}
