package io.mastic.wire.json;

import io.mastic.contract.GlueCall;
import io.mastic.contract.GlueCalls;
import io.mastic.kernel.Caller;
import io.mastic.kernel.access.Ask;
import io.mastic.kernel.access.Authorizer;
import java.util.List;

/**
 * Calls of Glue within the server are asked about as those through the door are: the caller, the
 * operation, and the ARNs that its request names.
 */
public record GluePermission(Authorizer authorizer) implements GlueCalls.Permission {

  /**
   * @throws io.mastic.kernel.access.AccessDeniedException unless the caller may
   */
  @Override
  public void check(GlueCall call) {
    authorizer.check(new Ask(Caller.current(), "glue", call.operation().name(), resources(call)));
  }

  /** What a call is about, what it is most about first. */
  static List<String> resources(GlueCall call) {
    return GlueResources.of(call.operation().name(), call.request(), Caller.current());
  }
}
