package io.mastic.runtime.jdbc;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Locale;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes {@code jdbc:mysql:} to MariaDB's driver, which speaks MySQL's protocol but leaves such URLs
 * to MySQL's own driver. Where a job brings that one, it is left to it here, too.
 */
public final class MysqlDriver implements Driver {

  private static final String PERMIT = "permitMysqlScheme";

  static {
    try {
      DriverManager.registerDriver(new MysqlDriver());
    } catch (SQLException e) {
      throw new IllegalStateException("DriverManager takes no driver", e);
    }
  }

  private final org.mariadb.jdbc.Driver mariadb = new org.mariadb.jdbc.Driver();

  @Override
  public boolean acceptsURL(String url) {
    return url.toLowerCase(Locale.ROOT).startsWith("jdbc:mysql:") && !Own.IS_THERE;
  }

  /** MySQL's own driver, looked for once. */
  private static final class Own {

    private static final boolean IS_THERE = isThere();

    private static boolean isThere() {
      try {
        Class.forName("com.mysql.cj.jdbc.Driver", false, MysqlDriver.class.getClassLoader());
        return true;
      } catch (ClassNotFoundException none) {
        return false;
      }
    }
  }

  static String permitted(String url) {
    return url.contains(PERMIT) ? url : url + (url.indexOf('?') < 0 ? "?" : "&") + PERMIT;
  }

  @Override
  public @Nullable Connection connect(String url, Properties info) throws SQLException {
    return acceptsURL(url) ? mariadb.connect(permitted(url), info) : null;
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
    return mariadb.getPropertyInfo(permitted(url), info);
  }

  @Override
  public int getMajorVersion() {
    return mariadb.getMajorVersion();
  }

  @Override
  public int getMinorVersion() {
    return mariadb.getMinorVersion();
  }

  @Override
  public boolean jdbcCompliant() {
    return mariadb.jdbcCompliant();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return mariadb.getParentLogger();
  }
}
