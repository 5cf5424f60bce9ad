package io.mastic.stacks.resource;

/** How far a resource is that takes its time. */
public sealed interface ResourceProgress {

  /** It is there. */
  record Ready(ResourceState state) implements ResourceProgress {}

  /** To be looked at again. */
  record Waiting() implements ResourceProgress {}

  /** It will not be. */
  record Failed(String reason) implements ResourceProgress {}

  /**
   * Whether it is to be looked at again.
   *
   * @throws ResourceException if it will not be
   */
  static boolean isWaiting(ResourceProgress progress) {
    if (progress instanceof Failed failed) {
      throw new ResourceException(failed.reason());
    }
    return progress instanceof Waiting;
  }
}
