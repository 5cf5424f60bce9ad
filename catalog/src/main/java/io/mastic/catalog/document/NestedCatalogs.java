package io.mastic.catalog.document;

import io.mastic.catalog.scope.Scope;
import io.mastic.contract.Errors;
import org.jdbi.v3.core.Handle;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;

/** Which catalogs there are inside an account's own: those that were created and not deleted. */
public final class NestedCatalogs {

  public static final DocumentStore STORE = new DocumentStore("catalog");

  private NestedCatalogs() {}

  /**
   * Refuses a catalog inside the account's own that is not there.
   *
   * @throws EntityNotFoundException if it is not
   */
  public static void check(Handle h, Scope scope) {
    if (scope.isNested()) {
      Scope own = new Scope(scope.account(), scope.region(), scope.account());
      if (STORE.find(h, own, name(own, scope.catalog())).isEmpty()) {
        throw notFound(scope.catalog());
      }
    }
  }

  /** The id of a catalog inside the account's own. */
  public static String id(Scope own, String name) {
    return own.account() + ":" + name;
  }

  /** The name of a catalog that is given by name or id. */
  public static String name(Scope own, String id) {
    String prefix = own.account() + ":";
    return id.startsWith(prefix) ? id.substring(prefix.length()) : id;
  }

  public static EntityNotFoundException notFound(String id) {
    return Errors.entityNotFound("Catalog " + id + " not found.");
  }
}
