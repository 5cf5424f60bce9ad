package io.mastic.catalog.connection.jdbc;

import io.mastic.contract.Errors;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.AuthenticationConfigurationInput;
import software.amazon.awssdk.services.glue.model.ConnectionInput;
import software.amazon.awssdk.services.glue.model.ConnectionType;
import software.amazon.awssdk.services.glue.model.InvalidInputException;

/**
 * Where a database is and who logs in, whichever way a connection says it: as a JDBC URL, or as
 * host, port and database of a type that several services share.
 */
public final class JdbcAddress {

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+");
  private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

  private JdbcAddress() {}

  /** Whether a connection of this type leads to a database that JDBC reaches. */
  public static boolean has(ConnectionInput connection) {
    return connection.connectionType() == ConnectionType.JDBC || protocol(connection) != null;
  }

  /**
   * The properties that a JDBC connection to the same place has.
   *
   * @throws InvalidInputException saying what is missing or cannot be said in a URL
   */
  public static Map<String, String> of(ConnectionInput connection) {
    Map<String, String> said = connection.connectionPropertiesAsStrings();
    String protocol = protocol(connection);
    if (protocol == null) {
      return said;
    }
    Map<String, String> properties = new HashMap<>(said);
    properties.put("JDBC_CONNECTION_URL", url(protocol, said));
    AuthenticationConfigurationInput login = connection.authenticationConfiguration();
    if (login != null && login.basicAuthenticationCredentials() != null) {
      properties.put("USERNAME", login.basicAuthenticationCredentials().username());
      properties.put("PASSWORD", login.basicAuthenticationCredentials().password());
    } else if (login != null && login.secretArn() != null) {
      properties.put("SECRET_ID", login.secretArn());
    }
    properties.values().removeIf(value -> value == null);
    return properties;
  }

  private static @Nullable String protocol(ConnectionInput connection) {
    return switch (connection.connectionType()) {
      case MYSQL -> "mysql://";
      case POSTGRESQL -> "postgresql://";
      case SQLSERVER -> "sqlserver://";
      case ORACLE -> "oracle:thin:@//";
      default -> null;
    };
  }

  /** Parameters of the URL would be a way around what is checked here, and are refused. */
  private static String url(String protocol, Map<String, String> said) {
    if (said.containsKey("JDBC_PARAMS") || "true".equals(said.get("ENFORCE_SSL"))) {
      throw Errors.invalidInput(
          "A connection with JDBC_PARAMS or ENFORCE_SSL cannot be tried here; a JDBC connection says"
              + " them in its URL.");
    }
    String host = part(said, "HOST", HOST);
    String port = part(said, "PORT", PORT);
    String database = part(said, "DATABASE", Pattern.compile("[^;{}]+"));
    String place = "jdbc:" + protocol + host + ":" + port;
    return protocol.startsWith("sqlserver")
        ? place + ";databaseName=" + database
        : place + "/" + URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String part(Map<String, String> said, String name, Pattern form) {
    String value = said.get(name);
    if (value == null) {
      throw Errors.invalidInput("[ConnectionInput.ConnectionProperties." + name + " is required.]");
    }
    if (!form.matcher(value).matches()) {
      throw Errors.invalidInput("Invalid " + name + ": " + value);
    }
    return value;
  }
}
