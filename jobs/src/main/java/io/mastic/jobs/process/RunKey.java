package io.mastic.jobs.process;

import io.mastic.kernel.Caller;

/** Where a run is stored: ids are unique within an account and region. */
public record RunKey(String account, String region, String id) {

  public static RunKey of(Caller caller, String id) {
    return new RunKey(caller.account(), caller.region(), id);
  }
}
