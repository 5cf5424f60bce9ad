package io.mastic.catalog.scope;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.ResourceShareType;

/** What other accounts share with this one: nothing, so that a listing of shares alone is empty. */
public final class Sharing {

  private Sharing() {}

  /** Whether a listing of that kind has the account's own things in it. */
  public static boolean includesOwn(@Nullable ResourceShareType type) {
    return type != ResourceShareType.FOREIGN && type != ResourceShareType.FEDERATED;
  }
}
