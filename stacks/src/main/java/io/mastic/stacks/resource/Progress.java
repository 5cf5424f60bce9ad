package io.mastic.stacks.resource;

/** How far a resource is that takes its time. */
public sealed interface Progress {

  /** It is there. */
  record Ready(ResourceState state) implements Progress {}

  /** To be looked at again. */
  record Waiting() implements Progress {}

  /** It will not be. */
  record Failed(String reason) implements Progress {}
}
