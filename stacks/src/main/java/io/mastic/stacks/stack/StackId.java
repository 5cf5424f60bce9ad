package io.mastic.stacks.stack;

import io.mastic.kernel.Caller;
import io.mastic.kernel.Ids;

/**
 * Which stack.
 *
 * @param arn its id
 */
public record StackId(String arn, String account, String region, String name) {

  /** A new one, of the caller who is bound to the thread. */
  public static StackId fresh(String name) {
    Caller caller = Caller.current();
    String arn =
        "arn:aws:cloudformation:"
            + caller.region()
            + ":"
            + caller.account()
            + ":stack/"
            + name
            + "/"
            + Ids.uuid();
    return new StackId(arn, caller.account(), caller.region(), name);
  }
}
