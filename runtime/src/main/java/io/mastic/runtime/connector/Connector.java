package io.mastic.runtime.connector;

import io.mastic.runtime.catalog.GlueCatalog;
import io.mastic.runtime.jdbc.Secrets;
import io.mastic.runtime.option.Options;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import software.amazon.awssdk.services.glue.model.Connection;

/**
 * A source of Spark's own interface, with the options that it knows.
 *
 * @param format its name or class
 */
public record Connector(String format, Map<String, String> options) {

  /** Types whose connector is not part of Mastic, each with what can be done. */
  private static final Map<String, String> BRING =
      Map.of(
          "bigquery", "spark-bigquery's jar by --extra-jars and connection type custom.spark",
          "teradata", "Teradata's JDBC driver by --extra-jars and connection type custom.jdbc",
          "vertica", "Vertica's JDBC driver by --extra-jars and connection type custom.jdbc",
          "saphana", "SAP HANA's JDBC driver by --extra-jars and connection type custom.jdbc",
          "azuresql", "connection type sqlserver, which is the same protocol",
          "azurecosmos", "Azure Cosmos DB's connector by --extra-jars and custom.spark",
          "custom.athena", "a connector of Spark's interface by --extra-jars and custom.spark",
          "marketplace.athena",
              "a connector of Spark's interface by --extra-jars and custom.spark");

  private static final Set<String> OWN = Set.of("custom.spark", "marketplace.spark");

  private static final List<String> OURS =
      List.of(
          "callSite",
          "className",
          "connectionName",
          "connectionType",
          "useConnectionProperties",
          "secretId",
          "mode");

  /** Is that type of connection one of these? */
  public static boolean reaches(String type) {
    String word = type.toLowerCase(Locale.ROOT);
    return OWN.contains(word)
        || BRING.containsKey(word)
        || Mongo.TYPES.contains(word)
        || word.equals(OpenSearch.TYPE)
        || word.equals(Snowflake.TYPE);
  }

  /**
   * @throws UnsupportedOperationException if there is no connector for it; the message says how to
   *     bring one
   * @throws IllegalArgumentException naming an option that is missing or not supported
   */
  public static Connector of(String type, Options options, GlueCatalog catalog) {
    String word = type.toLowerCase(Locale.ROOT);
    String instead = BRING.get(word);
    if (instead != null) {
      throw new UnsupportedOperationException(
          "There is no connector for connection type " + type + " here: use " + instead);
    }
    Options all = withConnection(word, options, catalog);
    Options own = all.without(OURS);
    if (OWN.contains(word)) {
      return new Connector(all.required("className"), own.texts()).present(word);
    }
    if (Mongo.TYPES.contains(word)) {
      return Mongo.connector(own).present(word);
    }
    return (word.equals(OpenSearch.TYPE) ? OpenSearch.connector(own) : Snowflake.connector(own))
        .present(word);
  }

  /** What a connection of the catalog says, and the secret that it or an option names. */
  private static Options withConnection(String type, Options options, GlueCatalog catalog) {
    Map<String, String> said = new HashMap<>();
    Optional<String> name =
        options
            .text("connectionName")
            .filter(n -> !n.isEmpty() && !options.isOff("useConnectionProperties"));
    if (name.isPresent()) {
      Connection connection = catalog.loadConnection(name.get());
      said.putAll(ConnectionWords.of(type, connection));
    }
    Options all = new Options(said).with(options);
    return all.text("secretId")
        .map(Secrets::load)
        .map(pairs -> login(type, pairs))
        .orElse(Options.NONE)
        .with(all);
  }

  private static Options login(String type, Map<String, String> secret) {
    String user = secret.getOrDefault("username", secret.getOrDefault("user", ""));
    String password = secret.getOrDefault("password", "");
    return new Options(
        switch (type) {
          case OpenSearch.TYPE ->
              Map.of(
                  "opensearch.net.http.auth.user",
                      secret.getOrDefault("opensearch.net.http.auth.user", user),
                  "opensearch.net.http.auth.pass",
                      secret.getOrDefault("opensearch.net.http.auth.pass", password));
          case Snowflake.TYPE ->
              Map.of(
                  "sfUser", secret.getOrDefault("sfUser", user),
                  "sfPassword", secret.getOrDefault("sfPassword", password));
          case "mongodb", "documentdb" -> Map.of("username", user, "password", password);
          // As for a JDBC connector: the secret's pairs are options of the connector.
          default -> secret;
        });
  }

  private Connector present(String type) {
    try {
      Class.forName(format, false, Thread.currentThread().getContextClassLoader());
      return this;
    } catch (ClassNotFoundException | LinkageError e) {
      try {
        Class.forName(
            format + ".DefaultSource", false, Thread.currentThread().getContextClassLoader());
        return this;
      } catch (ClassNotFoundException | LinkageError none) {
        throw new UnsupportedOperationException(
            "The connector of connection type "
                + type
                + " is not on this run's class path, which has no "
                + format
                + ": --extra-jars brings it",
            e);
      }
    }
  }

  /** The rows of that place. */
  public Dataset<Row> read(SparkSession session) {
    return session.read().format(format).options(options).load();
  }

  /** Adds rows there. */
  public void append(Dataset<Row> rows) {
    rows.write().format(format).options(options).mode(SaveMode.Append).save();
  }

  /** Options may be secrets. */
  @Override
  public String toString() {
    return "Connector[" + format + "]";
  }
}
