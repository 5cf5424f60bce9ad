package io.mastic.jobs.launch;

import io.mastic.jobs.launch.order.LiveRun;
import org.jspecify.annotations.Nullable;

/** Ends a process: it is asked first, and made to after a grace. */
public final class Ending {

  private final LiveRun live;
  private @Nullable Long killAt;

  public Ending(LiveRun live) {
    this.live = live;
  }

  /** To be called as long as the process is there and must not be. */
  public void press() {
    if (killAt == null) {
      killAt = System.nanoTime() + LaunchSettings.GRACE.toNanos();
      live.askToEnd();
    } else if (System.nanoTime() - killAt > 0) {
      live.kill();
    }
  }
}
