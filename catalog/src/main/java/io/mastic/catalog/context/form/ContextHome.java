package io.mastic.catalog.context.form;

import io.mastic.kernel.Caller;

/** Where things of an account are: in one of its regions. */
public record ContextHome(String account, String region) {

  /** The caller's. */
  public static ContextHome current() {
    Caller caller = Caller.current();
    return new ContextHome(caller.account(), caller.region());
  }
}
