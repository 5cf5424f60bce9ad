package io.mastic.catalog.scope;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A table of a database; its name is folded to lower case, as Glue stores it. */
public record TableName(DatabaseName database, String name) {

  public TableName {
    name = name.toLowerCase(Locale.ROOT);
  }

  /** In the caller's own catalog. */
  public static TableName of(String database, String name) {
    return DatabaseName.of(database).table(name);
  }

  public static TableName of(@Nullable String catalogId, String database, String name) {
    return DatabaseName.of(catalogId, database).table(name);
  }

  public Scope scope() {
    return database.scope();
  }
}
