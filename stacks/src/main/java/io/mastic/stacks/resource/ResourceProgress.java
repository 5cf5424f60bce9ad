package io.mastic.stacks.resource;

/** How far a resource is that takes its time. */
public sealed interface ResourceProgress {

  /** It is there. */
  record Ready(ResourceState state) implements ResourceProgress {}

  /** To be looked at again. */
  record Waiting() implements ResourceProgress {}

  /** It will not be. */
  record Failed(String reason) implements ResourceProgress {}
}
