package io.mastic.kernel.access;

import io.mastic.kernel.Caller;
import java.util.List;

/**
 * Something that a caller wants to do.
 *
 * @param service as IAM's actions name it, for example {@code glue}
 * @param operation as IAM's actions name it, for example {@code GetTable}
 * @param resources the ARNs that it is about, as far as the request alone tells; may be empty
 */
public record Ask(Caller caller, String service, String operation, List<String> resources) {

  public Ask {
    resources = List.copyOf(resources);
  }

  /** For example {@code glue:GetTable}. */
  public String action() {
    return service + ":" + operation;
  }
}
