package io.mastic.kernel.change;

import org.jdbi.v3.core.Handle;

/** Takes changes; a room that publishes need not know who reads. */
@FunctionalInterface
public interface Publisher {

  /** For a room by itself, whose changes nobody reads. */
  Publisher NOBODY = (h, change) -> {};

  /** Publishes in the caller's transaction. */
  void publish(Handle h, Change change);
}
