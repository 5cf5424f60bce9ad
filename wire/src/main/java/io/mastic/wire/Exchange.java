package io.mastic.wire;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** One request, its answer, and what logs and metrics tell of them. */
final class Exchange {

  final IncomingRequest request;
  final OutgoingResponse response;
  final Callback callback;
  final long startedNanos = System.nanoTime();

  private final List<Runnable> held = new ArrayList<>(2);

  /** Names that this server knows: what a client invents must not become a metric. */
  String service = "none";

  String operation = "unknown";

  /** The body of a call that is read whole; it has been verified with the call. */
  byte[] body = {};

  @Nullable String keyId;
  @Nullable String error;

  Exchange(IncomingRequest request, OutgoingResponse response, Callback callback) {
    this.request = request;
    this.response = response;
    this.callback = callback;
  }

  /**
   * Something is held for this request until it is answered.
   *
   * @param release gives it back
   */
  void hold(Runnable release) {
    held.add(release);
  }

  void releaseAll() {
    held.forEach(Runnable::run);
    held.clear();
  }
}
