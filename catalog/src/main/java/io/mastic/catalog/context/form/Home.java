package io.mastic.catalog.context.form;

import io.mastic.kernel.Caller;

/** Where things of an account are: in one of its regions. */
public record Home(String account, String region) {

  /** The caller's. */
  public static Home current() {
    Caller caller = Caller.current();
    return new Home(caller.account(), caller.region());
  }
}
