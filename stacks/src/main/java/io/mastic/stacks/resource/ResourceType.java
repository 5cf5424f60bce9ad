package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A type of resources. What {@link Place#DATABASE} says is done in the caller's transaction: all of
 * it happens with what the caller notes, or nothing.
 */
public interface ResourceType {

  /** Where resources of a type are. */
  enum Place {
    /** Rows of the server's database. */
    DATABASE,
    /** Elsewhere: making one twice with one wish must be making it once. */
    OUTSIDE
  }

  /** For example {@code AWS::Glue::Job}. */
  String name();

  PropertyTable properties();

  /** What {@code Fn::GetAtt} may ask for. */
  default Set<String> attributes() {
    return Set.of();
  }

  default boolean hasAttribute(String attribute) {
    return attributes().contains(attribute);
  }

  /** Whether an attribute may have another value after a change in place. */
  default boolean varies(String attribute) {
    return false;
  }

  /** Whether what one was made from is other now, though its properties are the same. */
  default boolean isOutdated(ResourceState now) {
    return false;
  }

  /** Whether the tags of a stack become those of its resources. */
  default boolean takesTags() {
    return false;
  }

  default Place place() {
    return Place.DATABASE;
  }

  /** Whether one was made in place of the other; both may have the same physical id. */
  default boolean isAnother(ResourceState before, ResourceState after) {
    return !before.physicalId().equals(after.physicalId())
        || properties().isAnother(before.properties(), after.properties());
  }

  /** What is wrong with properties, in AWS's words. */
  default List<String> faults(ObjectNode properties) {
    return properties().faults(properties);
  }

  /** The same of a type for which it matters what a resource is called. */
  default List<String> faults(String logicalId, ObjectNode properties) {
    return faults(properties);
  }

  /**
   * What {@link #create} of something elsewhere is about to make: noted before it is, so that it
   * can be taken away wherever the server dies.
   *
   * @throws ResourceException if there is such a thing already
   */
  default Optional<ResourceState> intended(Wish wish) {
    return Optional.empty();
  }

  /**
   * Makes one.
   *
   * @throws ResourceException if it cannot be
   */
  ResourceState create(Wish wish);

  /**
   * Changes one in place.
   *
   * @throws ResourceException if it cannot be
   */
  ResourceState update(Wish wish, ResourceState now);

  /**
   * Takes one away; that it is gone already is no error.
   *
   * @throws ResourceException if it cannot be
   */
  void delete(ResourceState now);

  /** How one is found now; empty for a type that is not looked at. */
  default Optional<Sighting> look(ResourceState now) {
    return Optional.empty();
  }

  /** Said in the event that one was made; by default nothing. */
  default String remark() {
    return "";
  }

  /** Whether making, changing and deleting go on after the call; by default they do not. */
  default boolean takesTime() {
    return false;
  }

  /** Whether one that was changed waits for its stack, and goes back if it is given up. */
  default boolean isHeld(ResourceState now) {
    return false;
  }

  /** A change that takes its time is not wanted any more; it comes to an end by itself. */
  default void giveUp(ResourceState now) {}

  /** How one gets on that takes its time; by default none does. */
  default ResourceProgress progress(ResourceState now) {
    return new ResourceProgress.Ready(now);
  }

  /** Whether one that was deleted is gone; by default it is. */
  default ResourceProgress gone(ResourceState now) {
    return new ResourceProgress.Ready(now);
  }
}
