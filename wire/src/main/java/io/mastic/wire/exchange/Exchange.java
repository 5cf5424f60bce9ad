package io.mastic.wire.exchange;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** One request, its answer, and what logs and metrics tell of them. */
public final class Exchange {

  public final IncomingRequest request;
  public final OutgoingResponse response;
  public final Callback callback;
  public final long startedNanos = System.nanoTime();

  private final List<Runnable> held = new ArrayList<>(2);

  /** Names that this server knows: what a client invents must not become a metric. */
  public String service = "none";

  public String operation = "unknown";

  /** The body of a call that is read whole; it has been verified with the call. */
  public byte[] body = {};

  public @Nullable String keyId;
  public @Nullable String error;

  public Exchange(IncomingRequest request, OutgoingResponse response, Callback callback) {
    this.request = request;
    this.response = response;
    this.callback = callback;
  }

  /**
   * Something is held for this request until it is answered.
   *
   * @param release gives it back
   */
  public void hold(Runnable release) {
    held.add(release);
  }

  public void releaseAll() {
    held.forEach(Runnable::run);
    held.clear();
  }
}
