package io.mastic.runtime.jdbc;

import io.mastic.runtime.option.Options;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads a table or query by Spark's own JDBC source, which gets the SQL that the options mean. */
public record JdbcReading(
    SparkSession session, JdbcConnection connection, Options options, RowBookmark bookmark) {

  /** Rows that a driver fetches at once, as in Glue; PostgreSQL's would fetch all otherwise. */
  private static final String FETCH = "1000";

  /**
   * @throws JdbcException in the words of the database
   * @throws IllegalArgumentException for options that are wrong or do not fit together
   */
  public Dataset<Row> rows() {
    JdbcOptions.checkReading(options);
    MariaDbDialect.register();
    Optional<String> sample =
        options.text("sampleQuery").filter(text -> !text.isBlank()).map(Relation::bare);
    try (Connection database = connection.open()) {
      return sample.isPresent() ? sample(database, sample.get()) : table(database);
    } catch (SQLException e) {
      throw new JdbcException("The database of " + connection + " answered", e);
    }
  }

  private Dataset<Row> table(Connection database) throws SQLException {
    Relation relation = Relation.of(database, connection.dialect(), options);
    List<String> conditions = new ArrayList<>();
    options.text("filterPredicate").filter(text -> !text.isBlank()).ifPresent(conditions::add);
    bookmark
        .condition(
            new RowBookmark.Rows(database, connection.dialect(), relation, List.copyOf(conditions)),
            options)
        .ifPresent(conditions::add);
    List<String> parts =
        HashParts.of(options, connection.dialect(), name -> relation.column("hashfield", name));
    if (parts.isEmpty()) {
      return reader().option("dbtable", relation.where(conditions)).load();
    }
    return reader()
        .jdbc(
            connection.url(),
            relation.where(conditions),
            parts.toArray(String[]::new),
            new Properties());
  }

  /**
   * A query as it is. In parts it ends in "where" or "and", behind which the condition of each part
   * is written.
   */
  private Dataset<Row> sample(Connection database, String query) throws SQLException {
    if (!options.isOn("enablePartitioningForSampleQuery")) {
      return reader().option("query", query).load();
    }
    if (!query.matches("(?is).*\\s(where|and)")) {
      throw new IllegalArgumentException(
          "With enablePartitioningForSampleQuery, sampleQuery must end with \"where\" or \"and\"");
    }
    Relation relation =
        options.has("hashfield") ? Relation.of(database, connection.dialect(), options) : null;
    List<String> parts =
        HashParts.of(
            options,
            connection.dialect(),
            name -> {
              if (relation == null) {
                throw new IllegalStateException("no table to look into");
              }
              return relation.column("hashfield", name);
            });
    Dataset<Row> all =
        parts.stream()
            .map(part -> reader().option("query", query + " (" + part + ")").load())
            .reduce(Dataset::union)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "enablePartitioningForSampleQuery needs a hashfield or a hashexpression"));
    long size = options.number("sampleSize", -1);
    return size < 0 ? all : all.limit(Math.toIntExact(size));
  }

  private DataFrameReader reader() {
    Map<String, String> all = new HashMap<>(JdbcOptions.passedOn(options));
    if (!options.has("fetchsize")) {
      all.put("fetchsize", FETCH);
    }
    all.putAll(connection.options());
    return session.read().format("jdbc").options(all);
  }
}
