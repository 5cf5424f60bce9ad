package io.mastic.wire.crowd;

/**
 * How fast a client gives or takes a body, measured only while the server waits for it: a slow disk
 * of ours is nobody's fault.
 */
public final class BodyPace {

  private static final double NANOS = 1e9;

  private final long patience;
  private final int bytesPerSecond;
  private long waited;
  private long bytes;
  private long since;
  private boolean waiting;

  public BodyPace(CrowdLimits limits) {
    this.patience = limits.patience().toNanos();
    this.bytesPerSecond = limits.bytesPerSecond();
  }

  /** From now on it is the client's turn. */
  public synchronized void begin(long now) {
    since = now;
    waiting = true;
  }

  /** The client did something. */
  public synchronized void moved(long now, long count) {
    waited += waiting ? now - since : 0;
    waiting = false;
    bytes += count;
  }

  /** Whether too little came for the time that was waited; each stretch of time counts anew. */
  public synchronized boolean isTooSlow(long now) {
    long all = waited + (waiting ? now - since : 0);
    if (all < patience) {
      return false;
    }
    if (bytes < bytesPerSecond * (all / NANOS)) {
      return true;
    }
    waited = 0;
    bytes = 0;
    since = now;
    return false;
  }
}
