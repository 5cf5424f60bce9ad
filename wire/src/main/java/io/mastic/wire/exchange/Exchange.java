package io.mastic.wire.exchange;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** One request, its answer, and what logs and metrics tell of them. */
public final class Exchange {

  private final IncomingRequest request;
  private final OutgoingResponse response;
  private final Callback callback;
  private final long startedNanos = System.nanoTime();
  private final List<Runnable> held = new ArrayList<>(2);

  private String service = "none";
  private @Nullable String keyId;

  public Exchange(IncomingRequest request, OutgoingResponse response, Callback callback) {
    this.request = request;
    this.response = response;
    this.callback = callback;
  }

  public IncomingRequest request() {
    return request;
  }

  public OutgoingResponse response() {
    return response;
  }

  /** Jetty's, to be told once that the answer is complete or lost. */
  public Callback callback() {
    return callback;
  }

  public long nanos() {
    return System.nanoTime() - startedNanos;
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

  /** The service that answers, by a name that this server knows. */
  public void servedBy(String name) {
    this.service = name;
  }

  /** The key that the request claims to be signed with. */
  public void claimsKey(String id) {
    this.keyId = id;
  }

  public String service() {
    return service;
  }

  /** What a client invents must not become a metric. */
  public String operation() {
    String told = response.operation();
    return told == null ? "unknown" : told;
  }

  public @Nullable String keyId() {
    return keyId;
  }

  /** The code of the error that was answered; null for none. */
  public @Nullable String error() {
    return response.error();
  }

  /** The body of a call that was read whole, else nothing; it has been verified with the call. */
  public byte[] body() {
    return request.whole();
  }
}
