package io.mastic.catalog;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.ResourceShareType;

/** What other accounts share with this one: nothing, so that a listing of shares alone is empty. */
final class Sharing {

  private Sharing() {}

  /** Whether a listing of that kind has the account's own things in it. */
  static boolean includesOwn(@Nullable ResourceShareType type) {
    return type != ResourceShareType.FOREIGN && type != ResourceShareType.FEDERATED;
  }
}
