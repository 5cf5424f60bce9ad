package io.mastic.kernel.saga;

import io.mastic.kernel.change.Change;
import io.mastic.kernel.change.Changes;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Publishes how sagas get on. */
record SagaNews(Changes changes) {

  private static final String KIND = "saga";

  void of(Handle h, Saga saga, SagaStep step) {
    publish(h, saga, step.state().name(), Map.of("kind", saga.owner().kind(), "step", step.name()));
  }

  void of(Handle h, Saga saga, SagaState state) {
    publish(h, saga, state.name(), Map.of("kind", saga.owner().kind()));
  }

  private void publish(Handle h, Saga saga, String what, Map<String, String> detail) {
    Saga.Owner owner = saga.owner();
    changes.publish(h, new Change(KIND, owner.account(), owner.region(), saga.id(), what, detail));
  }
}
