package io.mastic.catalog.connection;

import io.mastic.contract.Errors;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.InvalidInputException;

/** Logs in where a JDBC connection says, by a driver on this server's class path. */
public final class JdbcLogin {

  /** How long a database may take to answer. */
  public static final int SECONDS = 15;

  private static final List<String> DATABASES =
      List.of("postgresql", "mysql", "mariadb", "redshift", "oracle", "sqlserver");

  private JdbcLogin() {}

  /**
   * @param properties the connection's, by their AWS names
   * @throws InvalidInputException saying why it cannot be tried, or why the login failed
   */
  public static Connection open(Map<String, String> properties) {
    String url = properties.get("JDBC_CONNECTION_URL");
    if (url == null || DATABASES.stream().noneMatch(name -> url.startsWith("jdbc:" + name + ":"))) {
      throw Errors.invalidInput("Unsupported JDBC_CONNECTION_URL: " + url);
    }
    if (properties.containsKey("SECRET_ID")) {
      throw Errors.invalidInput(
          "A connection that takes its login from a secret cannot be tried here.");
    }
    try {
      Connection connection = driver(url).connect(url, login(properties));
      if (connection == null) {
        throw Errors.invalidInput("The database does not answer.");
      }
      connection.setNetworkTimeout(Runnable::run, 2000 * SECONDS);
      return connection;
    } catch (SQLException e) {
      throw Errors.invalidInput("Check that your connection definition is correct: " + reason(e));
    }
  }

  private static Driver driver(String url) {
    try {
      return DriverManager.getDriver(url);
    } catch (SQLException e) {
      throw Errors.invalidInput("This server has no JDBC driver for " + url);
    }
  }

  private static Properties login(Map<String, String> properties) {
    Properties login = new Properties();
    put(login, "user", properties.get("USERNAME"));
    put(login, "password", properties.get("PASSWORD"));
    put(login, "loginTimeout", String.valueOf(SECONDS));
    return login;
  }

  private static void put(Properties login, String key, @Nullable String value) {
    if (value != null) {
      login.setProperty(key, value);
    }
  }

  static String reason(SQLException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
