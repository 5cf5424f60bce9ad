package io.mastic.catalog.scope;

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
   *     than the account's own, and those of catalogs inside it; whether there is such a one is not
   *     asked here
   */
  public static Scope of(@Nullable String catalogId) {
    Scope own = current();
    if (catalogId == null || catalogId.isEmpty() || catalogId.equals(own.catalog)) {
      return own;
    }
    if (catalogId.startsWith(own.account + ":")) {
      return new Scope(own.account, own.region, catalogId);
    }
    throw Errors.entityNotFound("Catalog " + catalogId + " not found.");
  }

  /** The same catalog in a request's Region, if it names one. */
  public Scope in(@Nullable String named) {
    return named == null ? this : new Scope(account, named, catalog);
  }

  /** Whether this is a catalog inside the account's own. */
  public boolean isNested() {
    return !catalog.equals(account);
  }

  public String arn(String type, String name) {
    String path = isNested() ? catalog.substring(account.length() + 1) + "/" : "";
    return arnPrefix() + type + "/" + path + name;
  }

  /** How the ARNs of all that this account has in this region begin. */
  public String arnPrefix() {
    return "arn:aws:glue:" + region + ":" + account + ":";
  }
}
