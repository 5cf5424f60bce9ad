package io.mastic.catalog.connection.jdbc;

import io.mastic.contract.Errors;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.InvalidInputException;

/**
 * Logs in where a JDBC connection says, by a driver on this server's class path.
 *
 * <p>What a database itself said comes back to the client. That there is no database comes back in
 * one and the same sentence, whatever is at that place: the server is nobody's port scanner.
 */
public final class JdbcLogin {

  /** How long a database may take to answer. */
  public static final int SECONDS = 15;

  private static final String UNREACHABLE =
      "Check that your connection definition references your JDBC database with correct URL syntax,"
          + " username, and password. ";

  /** Classes of SQL states that a driver gives without a database: connection, and its own. */
  private static final List<String> UNSPOKEN = List.of("08", "60", "99", "HY", "S1");

  /** A database may ask for a file of the client's, or send it to another host: not this one. */
  private static final Map<String, String> OF_MYSQL =
      Map.of(
          "allowLocalInfile", "false",
          "allowLoadLocalInfile", "false",
          "permitRedirect", "false",
          "connectTimeout", String.valueOf(1000 * SECONDS));

  private static final Map<String, Map<String, String>> OF_DRIVERS =
      Map.of("mysql", OF_MYSQL, "mariadb", OF_MYSQL);

  private final JdbcHosts hosts;
  private final LoginSecrets secrets;

  public JdbcLogin(JdbcHosts hosts, LoginSecrets secrets) {
    this.hosts = hosts;
    this.secrets = secrets;
  }

  /**
   * Whether the URL of a connection's properties may be kept; one that this server does not read
   * may.
   *
   * @throws InvalidInputException naming a parameter that it may not have
   */
  public static void check(Map<String, String> properties) {
    Optional.ofNullable(properties.get("JDBC_CONNECTION_URL"))
        .flatMap(JdbcUrl::parse)
        .ifPresent(JdbcParameters::check);
  }

  /**
   * @param properties the connection's, by their AWS names
   * @throws InvalidInputException saying why it cannot be tried, or why the login failed
   */
  public Connection open(Map<String, String> properties) {
    Map<String, String> secret =
        properties.containsKey("SECRET_ID") ? secrets.load(properties.get("SECRET_ID")) : Map.of();
    String url = filled(properties.getOrDefault("JDBC_CONNECTION_URL", ""), secret);
    JdbcUrl parsed =
        JdbcUrl.parse(url)
            .orElseThrow(
                () ->
                    Errors.invalidInput(
                        "Unsupported JDBC_CONNECTION_URL; it must be of the form"
                            + " jdbc:protocol://host:port/database."));
    JdbcParameters.check(parsed);
    String reachable = reachable(url, parsed.driver());
    Driver driver = driver(reachable, parsed.driver());
    try {
      for (String host : parsed.hosts()) {
        hosts.check(host);
      }
      Connection connection = driver.connect(reachable, login(parsed.driver(), properties, secret));
      if (connection == null) {
        throw Errors.invalidInput("The database does not answer.");
      }
      connection.setNetworkTimeout(Runnable::run, 2000 * SECONDS);
      return connection;
    } catch (SQLException e) {
      throw Errors.invalidInput(UNREACHABLE + reason(e));
    } catch (UnknownHostException e) {
      throw Errors.invalidInput(UNREACHABLE + reason(new SQLException("", "08001", e)));
    }
  }

  /**
   * MariaDB's driver speaks MySQL's protocol, but leaves its URLs to MySQL's own driver unless it
   * is told otherwise. The URL was checked before: what is put behind it is nothing of a client's.
   */
  private static String reachable(String url, String name) {
    return name.equals("mysql") && !hasDriver(url)
        ? url + (url.indexOf('?') < 0 ? "?" : "&") + "permitMysqlScheme"
        : url;
  }

  private static boolean hasDriver(String url) {
    try {
      DriverManager.getDriver(url);
      return true;
    } catch (SQLException none) {
      return false;
    }
  }

  private static Driver driver(String url, String name) {
    try {
      return DriverManager.getDriver(url);
    } catch (SQLException e) {
      throw Errors.invalidInput("This server has no JDBC driver for " + name + ".");
    }
  }

  /** With the secret's pairs in the places of the URL that name them: {@code ${host}}. */
  private static String filled(String url, Map<String, String> secret) {
    String filled = url;
    for (Map.Entry<String, String> pair : secret.entrySet()) {
      filled = filled.replace("${" + pair.getKey() + "}", pair.getValue());
    }
    return filled;
  }

  private static Properties login(
      String driver, Map<String, String> properties, Map<String, String> secret) {
    Properties login = new Properties();
    OF_DRIVERS.getOrDefault(driver, Map.of()).forEach(login::setProperty);
    put(login, "user", secret.getOrDefault("username", properties.get("USERNAME")));
    put(login, "password", secret.getOrDefault("password", properties.get("PASSWORD")));
    put(login, "loginTimeout", String.valueOf(SECONDS));
    return login;
  }

  private static void put(Properties login, String key, @Nullable String value) {
    if (value != null) {
      login.setProperty(key, value);
    }
  }

  /** What the database said; nothing of what else may be there. */
  static String reason(SQLException e) {
    String state = e.getSQLState();
    boolean spoken =
        state != null && !state.isEmpty() && UNSPOKEN.stream().noneMatch(state::startsWith);
    return spoken && e.getMessage() != null ? e.getMessage() : "The connection attempt failed.";
  }
}
