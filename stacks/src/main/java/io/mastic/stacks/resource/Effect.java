package io.mastic.stacks.resource;

/** What a change of a property does. */
public enum Effect {
  /** The resource is changed. */
  IN_PLACE,
  /** Another is made, and the resource is deleted afterwards. */
  REPLACES,
  /** It is kept with the resource and nothing acts on it; the reason is in the table. */
  KEPT
}
