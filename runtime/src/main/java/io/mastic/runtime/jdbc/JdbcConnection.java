package io.mastic.runtime.jdbc;

import io.mastic.runtime.catalog.GlueCatalog;
import io.mastic.runtime.option.Options;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.glue.model.Connection;

/** How to reach a database: from a connection of the catalog, or from options. */
public record JdbcConnection(String url, String user, String password, String driver) {

  private static final Pattern BASE =
      Pattern.compile(
          "(jdbc:[a-z0-9]+:(?:thin:)?(?://|@)?[^/;?]*)(?:[/;?].*)?", Pattern.CASE_INSENSITIVE);

  /**
   * Throws IllegalArgumentException if the connection is not one of JDBC or keeps its password
   * elsewhere.
   */
  public static JdbcConnection of(Connection connection) {
    Map<String, String> properties = connection.connectionPropertiesAsStrings();
    String url = properties.get("JDBC_CONNECTION_URL");
    if (url == null) {
      throw new IllegalArgumentException(
          "The connection " + connection.name() + " has no JDBC_CONNECTION_URL");
    }
    if (properties.containsKey("SECRET_ID")) {
      throw new IllegalArgumentException(
          "The connection "
              + connection.name()
              + " keeps its password in a secret, which is not supported");
    }
    return new JdbcConnection(
        url,
        properties.getOrDefault("USERNAME", ""),
        password(properties),
        properties.getOrDefault("JDBC_DRIVER_CLASS_NAME", ""));
  }

  /** Where the catalog shows passwords encrypted, KMS opens them, as on AWS. */
  private static String password(Map<String, String> properties) {
    String encrypted = properties.get("ENCRYPTED_PASSWORD");
    return encrypted == null || properties.containsKey("PASSWORD")
        ? properties.getOrDefault("PASSWORD", "")
        : Kms.decrypt(encrypted);
  }

  /**
   * From options url, user, password, or connectionName with useConnectionProperties; options win.
   */
  public static JdbcConnection of(Options options, GlueCatalog catalog) {
    JdbcConnection base =
        options
            .text("connectionName")
            .map(name -> of(catalog.loadConnection(name)))
            .orElseGet(() -> new JdbcConnection(options.required("url"), "", "", ""));
    return new JdbcConnection(
        options.text("url", base.url),
        options.text("user", base.user),
        options.text("password", base.password),
        options.text("customJdbcDriverClassName", options.text("className", base.driver)));
  }

  /** The same server, another database. */
  public JdbcConnection withDatabase(String database) {
    return new JdbcConnection(base() + "/" + database, user, password, driver);
  }

  /** Spark's options for this connection. */
  public Map<String, String> options() {
    Map<String, String> options =
        new HashMap<>(Map.of("url", url, "user", user, "password", password));
    if (!driver.isEmpty()) {
      options.put("driver", driver);
    }
    return options;
  }

  /** What {@code extract_jdbc_conf} answers. */
  public Map<String, String> conf(boolean enforceSsl) {
    Map<String, String> conf = new LinkedHashMap<>();
    conf.put("url", base());
    conf.put("fullUrl", url);
    conf.put("user", user);
    conf.put("password", password);
    conf.put("vendor", url.split(":", 3)[1]);
    conf.put("enforceSSL", Boolean.toString(enforceSsl));
    return conf;
  }

  private String base() {
    Matcher matcher = BASE.matcher(url);
    return matcher.matches() ? matcher.group(1) : url;
  }

  /** Not the password. */
  @Override
  public String toString() {
    return url;
  }
}
