package io.mastic.neighbours.events;

/** Workflows that begin with events. */
@FunctionalInterface
public interface EventedWorkflows {

  /**
   * Tells a workflow of the caller's of an event.
   *
   * @throws GoneTargetException if there is no such workflow, or none that waits for events
   */
  void notify(String workflow, String eventId) throws GoneTargetException;
}
