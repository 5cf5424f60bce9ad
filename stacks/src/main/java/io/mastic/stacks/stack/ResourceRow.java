package io.mastic.stacks.stack;

import io.mastic.stacks.resource.ResourceState;
import java.util.ArrayList;
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
   * @param origin what it was before an update that failed and was left as it is; null for none
   */
  public record Built(
      @Nullable ResourceState current,
      @Nullable ResourceState previous,
      List<String> on,
      String atDeletion,
      String atReplacement,
      String deployment,
      @Nullable Origin origin) {

    public Built {
      on = List.copyOf(on);
    }

    public Built now(@Nullable ResourceState other) {
      return new Built(other, previous, on, atDeletion, atReplacement, deployment, origin);
    }

    /** The same under other policies. */
    public Built under(String otherAtDeletion, String otherAtReplacement) {
      return new Built(
          current, previous, on, otherAtDeletion, otherAtReplacement, deployment, origin);
    }

    public Built before(@Nullable ResourceState other) {
      return new Built(current, other, on, atDeletion, atReplacement, deployment, origin);
    }

    /** The same, to be put back to that; null where nothing is to be put back any more. */
    public Built from(@Nullable Origin other) {
      return new Built(current, previous, on, atDeletion, atReplacement, deployment, other);
    }

    /** The same in the hands of another deployment. */
    public Built by(String other) {
      return new Built(current, previous, on, atDeletion, atReplacement, other, origin);
    }
  }

  /**
   * Where a resource was when its stack was last whole.
   *
   * @param state null for one that was not there
   * @param others what it was between then and now, if that is still there
   */
  public record Origin(@Nullable ResourceState state, List<ResourceState> others) {

    public Origin {
      others = List.copyOf(others);
    }

    /** The same, with something that was replaced meanwhile. */
    public Origin and(ResourceState other) {
      List<ResourceState> more = new ArrayList<>(others);
      more.add(other);
      return new Origin(state, more);
    }

    public List<ResourceState> all() {
      List<ResourceState> all = new ArrayList<>(others);
      if (state != null) {
        all.add(state);
      }
      return all;
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
