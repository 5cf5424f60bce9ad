package io.mastic.crawlers.jdbc;

import java.util.Locale;

/** A kind of database, as far as what it says of its tables must be read in its own way. */
enum Engine {
  POSTGRESQL,
  REDSHIFT,
  MYSQL,
  SQLSERVER,
  ORACLE;

  /**
   * @param product as its driver names it
   * @throws IllegalArgumentException if it is none of these
   */
  static Engine of(String product) {
    return switch (product) {
      case "PostgreSQL" -> POSTGRESQL;
      case "Redshift" -> REDSHIFT;
      case "MySQL", "MariaDB" -> MYSQL;
      case "Microsoft SQL Server" -> SQLSERVER;
      case "Oracle" -> ORACLE;
      default ->
          throw new IllegalArgumentException("Databases of " + product + " are not crawled.");
    };
  }

  /** Glue's classification of its tables. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a schema holds what the database keeps for itself. */
  boolean isItsOwn(String schema) {
    return schema.equalsIgnoreCase("information_schema")
        || (this == SQLSERVER && schema.equals("sys"))
        || (this != SQLSERVER && schema.startsWith("pg_"));
  }
}
