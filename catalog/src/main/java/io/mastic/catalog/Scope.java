package io.mastic.catalog;

import io.mastic.contract.Errors;
import io.mastic.kernel.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Which catalog is meant: an account's, in a region.
 *
 * @param catalog the catalog id; the account's own by default
 */
public record Scope(String account, String region, String catalog) {

  /** The caller's own catalog. */
  public static Scope current() {
    Caller caller = Caller.current();
    return new Scope(caller.account(), caller.region(), caller.account());
  }

  /**
   * The catalog of a request's CatalogId.
   *
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException for any other id
   *     than the account's own
   */
  public static Scope of(@Nullable String catalogId) {
    Scope own = current();
    if (catalogId == null || catalogId.isEmpty() || catalogId.equals(own.catalog)) {
      return own;
    }
    throw Errors.entityNotFound("Catalog " + catalogId + " not found.");
  }

  String arn(String type, String name) {
    return arnPrefix() + type + "/" + name;
  }

  /** How the ARNs of all that this account has in this region begin. */
  String arnPrefix() {
    return "arn:aws:glue:" + region + ":" + account + ":";
  }
}
