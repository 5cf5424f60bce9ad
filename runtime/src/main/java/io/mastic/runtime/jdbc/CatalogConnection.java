package io.mastic.runtime.jdbc;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.glue.model.Connection;

/**
 * What a connection of the catalog says about a database, in the words of the Glue Developer
 * Guide's "Connection properties": JDBC, connectors of one's own, and the types that have a host, a
 * port and a database.
 */
public final class CatalogConnection {

  private CatalogConnection() {}

  /**
   * @throws IllegalArgumentException if it leads to no database, or says what is not supported
   */
  public static JdbcConnection of(Connection connection) {
    Map<String, String> said = connection.connectionPropertiesAsStrings();
    if (said.containsKey("CUSTOM_JDBC_CERT")) {
      throw new IllegalArgumentException(
          "The connection "
              + connection.name()
              + " has CUSTOM_JDBC_CERT, which is not supported: a job trusts the certificates that"
              + " Java does");
    }
    String url = url(connection, said);
    JdbcConnection place =
        new JdbcConnection(
            url,
            new Login(said.getOrDefault("USERNAME", ""), password(said)),
            DriverChoice.of(
                first(said, "JDBC_DRIVER_CLASS_NAME", "CONNECTOR_CLASS_NAME"),
                first(said, "JDBC_DRIVER_JAR_URI", "CONNECTOR_URL")),
            isEncrypted(said) ? encrypted(connection.name(), url) : Map.of());
    return secret(connection, said).map(id -> place.with(Secrets.load(id))).orElse(place);
  }

  private static Optional<String> first(Map<String, String> said, String... names) {
    for (String name : names) {
      if (said.containsKey(name)) {
        return Optional.ofNullable(said.get(name));
      }
    }
    return Optional.empty();
  }

  private static String url(Connection connection, Map<String, String> said) {
    return first(said, "JDBC_CONNECTION_URL", "CONNECTION_URL")
        .or(() -> address(String.valueOf(connection.connectionTypeAsString()), said))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The connection " + connection.name() + " has no JDBC_CONNECTION_URL"));
  }

  private static Optional<String> address(String type, Map<String, String> said) {
    String place = said.get("HOST") + ":" + said.get("PORT");
    String database = said.getOrDefault("DATABASE", "");
    return said.containsKey("HOST") && said.containsKey("PORT")
        ? switch (type) {
          case "POSTGRESQL" -> Optional.of("jdbc:postgresql://" + place + "/" + database);
          case "MYSQL" -> Optional.of("jdbc:mysql://" + place + "/" + database);
          case "SQLSERVER" ->
              Optional.of("jdbc:sqlserver://" + place + ";databaseName=" + database);
          case "ORACLE" -> Optional.of("jdbc:oracle:thin:@//" + place + "/" + database);
          default -> Optional.empty();
        }
        : Optional.empty();
  }

  private static Optional<String> secret(Connection connection, Map<String, String> said) {
    return first(said, "SECRET_ID")
        .or(
            () ->
                Optional.ofNullable(connection.authenticationConfiguration())
                    .map(authentication -> authentication.secretArn()));
  }

  /** Where the catalog shows passwords encrypted, KMS opens them, as on AWS. */
  private static String password(Map<String, String> said) {
    String encrypted = said.get("ENCRYPTED_PASSWORD");
    return encrypted == null || said.containsKey("PASSWORD")
        ? said.getOrDefault("PASSWORD", "")
        : Kms.decrypt(encrypted);
  }

  private static boolean isEncrypted(Map<String, String> said) {
    return first(said, "JDBC_ENFORCE_SSL", "ENFORCE_SSL")
        .map(value -> value.equalsIgnoreCase("true"))
        .orElse(false);
  }

  /** Over TLS only, to a server that proves its name to one of Java's own authorities. */
  private static Map<String, String> encrypted(String name, String url) {
    return switch (DatabaseDialect.of(url)) {
      case POSTGRESQL ->
          Map.of(
              "sslmode", "verify-full",
              "sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
      case MYSQL -> Map.of("sslMode", "verify-full");
      case SQLSERVER -> Map.of("encrypt", "true", "trustServerCertificate", "false");
      case REDSHIFT -> Map.of("ssl", "true", "sslmode", "verify-full");
      case ORACLE, OTHER ->
          throw new IllegalArgumentException(
              "The connection "
                  + name
                  + " has JDBC_ENFORCE_SSL, which is not supported for jdbc:"
                  + DatabaseDialect.vendor(url)
                  + ": its URL can say how to encrypt");
    };
  }

  /** What {@code extract_jdbc_conf} answers. */
  public static Map<String, String> conf(Connection connection) {
    Map<String, String> said = new HashMap<>(connection.connectionPropertiesAsStrings());
    String certificate = said.getOrDefault("CUSTOM_JDBC_CERT", "");
    String certificateString = said.getOrDefault("CUSTOM_JDBC_CERT_STRING", "");
    JdbcConnection place =
        of(
            connection.toBuilder()
                .connectionPropertiesWithStrings(
                    without(said, "CUSTOM_JDBC_CERT", "JDBC_ENFORCE_SSL", "ENFORCE_SSL"))
                .build());
    Map<String, String> conf = new LinkedHashMap<>();
    conf.put("url", DatabaseDialect.server(place.url()));
    conf.put("fullUrl", place.url());
    conf.put("user", place.login().user());
    conf.put("password", place.login().password());
    conf.put("vendor", DatabaseDialect.vendor(place.url()));
    conf.put("enforceSSL", Boolean.toString(isEncrypted(said)));
    conf.put("customJDBCCert", certificate);
    conf.put("customJDBCCertString", certificateString);
    conf.put(
        "skipCustomJDBCCertValidation",
        said.getOrDefault("SKIP_CUSTOM_JDBC_CERT_VALIDATION", "false"));
    return conf;
  }

  private static Map<String, String> without(Map<String, String> said, String... names) {
    Map<String, String> rest = new HashMap<>(said);
    rest.keySet().removeAll(List.of(names));
    return rest;
  }
}
