package io.mastic.catalog.scope;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A database of a catalog; its name is folded to lower case, as Glue stores it. */
public record DatabaseName(Scope scope, String name) {

  public DatabaseName {
    name = name.toLowerCase(Locale.ROOT);
  }

  /** In the caller's own catalog. */
  public static DatabaseName of(String name) {
    return new DatabaseName(Scope.current(), name);
  }

  public static DatabaseName of(@Nullable String catalogId, String name) {
    return new DatabaseName(Scope.of(catalogId), name);
  }

  public TableName table(String table) {
    return new TableName(this, table);
  }
}
