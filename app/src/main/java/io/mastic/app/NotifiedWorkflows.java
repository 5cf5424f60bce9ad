package io.mastic.app;

import io.mastic.neighbours.events.EventedWorkflows;
import io.mastic.neighbours.events.GoneTargetException;
import io.mastic.workflows.TriggerEvents;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;

/** Events of EventBridge on their way to workflows. */
record NotifiedWorkflows(TriggerEvents triggers) implements EventedWorkflows {

  @Override
  public void notify(String workflow, String eventId) throws GoneTargetException {
    try {
      triggers.notify(workflow, eventId);
    } catch (EntityNotFoundException e) {
      throw new GoneTargetException("NO_RESOURCE", String.valueOf(e.getMessage()));
    } catch (InvalidInputException e) {
      throw new GoneTargetException("NO_LISTENER", String.valueOf(e.getMessage()));
    }
  }
}
