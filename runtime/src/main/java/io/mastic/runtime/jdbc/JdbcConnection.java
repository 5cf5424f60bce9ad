package io.mastic.runtime.jdbc;

import io.mastic.runtime.catalog.GlueCatalog;
import io.mastic.runtime.option.Options;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * How to reach a database: from a connection of the catalog, or from options.
 *
 * @param properties for the driver, beside the login
 */
public record JdbcConnection(
    String url, Login login, DriverChoice driver, Map<String, String> properties) {

  public JdbcConnection {
    properties = Map.copyOf(properties);
  }

  /**
   * From options url, user and password or secretId, and a driver's; or from connectionName.
   * Options win.
   */
  public static JdbcConnection of(Options options, GlueCatalog catalog) {
    JdbcConnection base =
        options
            .text("connectionName")
            .filter(name -> !options.isOff("useConnectionProperties"))
            .map(name -> CatalogConnection.of(catalog.loadConnection(name)))
            .orElseGet(
                () ->
                    new JdbcConnection(
                        options.required("url"), Login.NOBODY, DriverChoice.BY_URL, Map.of()));
    return base.with(options);
  }

  /** Where the options say otherwise, these say it. */
  public JdbcConnection with(Options options) {
    DriverChoice choice =
        DriverChoice.of(
            options
                .text("customJdbcDriverClassName")
                .or(() -> options.text("className"))
                .or(() -> options.text("driver")),
            options.text("customJdbcDriverS3Path"));
    JdbcConnection said =
        new JdbcConnection(
            options.text("url", url),
            new Login(
                options.text("user", login.user()), options.text("password", login.password())),
            choice.over(driver),
            properties);
    JdbcConnection secret =
        options.text("secretId").map(id -> said.with(Secrets.load(id))).orElse(said);
    return options.text("database").map(secret::withDatabase).orElse(secret);
  }

  /** A secret's login, and what of it the URL wants: {@code ${name}} is its value. */
  JdbcConnection with(Map<String, String> secret) {
    String filled = url;
    for (Map.Entry<String, String> pair : secret.entrySet()) {
      filled = filled.replace("${" + pair.getKey() + "}", pair.getValue());
    }
    return new JdbcConnection(filled, Login.of(secret), driver, properties);
  }

  /** The same server, another database. */
  public JdbcConnection withDatabase(String database) {
    return new JdbcConnection(dialect().withDatabase(url, database), login, driver, properties);
  }

  public DatabaseDialect dialect() {
    return DatabaseDialect.of(url);
  }

  /**
   * Spark's options for this connection.
   *
   * @throws IllegalArgumentException if there is no driver for it; the message says how to bring it
   */
  public Map<String, String> options() {
    Map<String, String> options = new HashMap<>(properties);
    options.put("url", url);
    options.putAll(driver.options(url));
    if (!login.user().isEmpty()) {
      options.put("user", login.user());
      options.put("password", login.password());
    }
    return options;
  }

  /**
   * Logs in.
   *
   * @throws JdbcException in the words of the driver or database
   * @throws IllegalArgumentException as above
   */
  public Connection open() {
    Properties all = new Properties();
    options().forEach(all::setProperty);
    all.remove("url");
    all.remove("driver");
    Driver found = driver.driver(url);
    try {
      Connection connection = found.connect(url, all);
      if (connection == null) {
        throw new IllegalArgumentException(
            "The driver " + found.getClass().getName() + " does not take the URL " + this);
      }
      return connection;
    } catch (SQLException e) {
      throw new JdbcException("Cannot connect to " + this, e);
    }
  }

  /** Server and database; what comes after it in a URL may be a password. */
  @Override
  public String toString() {
    return url.replaceFirst("[?;].*", "").replaceFirst("//[^/@]*@", "//");
  }
}
