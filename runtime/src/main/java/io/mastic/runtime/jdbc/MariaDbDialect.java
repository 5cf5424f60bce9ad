package io.mastic.runtime.jdbc;

import java.util.Locale;
import org.apache.spark.sql.jdbc.JdbcDialect;
import org.apache.spark.sql.jdbc.JdbcDialects;
import org.apache.spark.sql.jdbc.JdbcType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MetadataBuilder;
import scala.Option;

/**
 * MariaDB's SQL is MySQL's. Spark 3.5 does not know, and would quote columns so that MariaDB takes
 * their names for texts.
 */
public final class MariaDbDialect extends JdbcDialect {

  private static final long serialVersionUID = 1;
  private static final MariaDbDialect ONLY = new MariaDbDialect();

  private MariaDbDialect() {}

  /** Tells Spark; again does nothing. */
  public static void register() {
    JdbcDialects.registerDialect(ONLY);
  }

  private static JdbcDialect mysql() {
    return JdbcDialects.get("jdbc:mysql:");
  }

  @Override
  public boolean canHandle(String url) {
    return url.toLowerCase(Locale.ROOT).startsWith("jdbc:mariadb:");
  }

  @Override
  public Option<DataType> getCatalystType(
      int sqlType, String typeName, int size, MetadataBuilder builder) {
    return mysql().getCatalystType(sqlType, typeName, size, builder);
  }

  @Override
  public Option<JdbcType> getJDBCType(DataType type) {
    return mysql().getJDBCType(type);
  }

  @Override
  public String quoteIdentifier(String column) {
    return mysql().quoteIdentifier(column);
  }

  @Override
  public String getTableExistsQuery(String table) {
    return mysql().getTableExistsQuery(table);
  }

  @Override
  public Option<Object> isCascadingTruncateTable() {
    return mysql().isCascadingTruncateTable();
  }
}
