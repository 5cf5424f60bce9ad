package io.mastic.runtime.jdbc;

import io.mastic.runtime.option.Options;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;

/**
 * Adds rows to a table of a database, by Spark's own JDBC sink; a table that is not there is
 * created. {@code preactions} are executed before, {@code postactions} once all rows are there.
 */
public record JdbcWriting(JdbcConnection connection, Options options) {

  /**
   * @throws JdbcException in the words of the database
   * @throws IllegalArgumentException for options that are wrong
   */
  public void write(Dataset<Row> rows) {
    JdbcOptions.check(options);
    MariaDbDialect.register();
    checkNames(rows);
    String text = options.text("dbtable").orElseGet(() -> options.required("tableName"));
    String table = perform("preactions", text);
    Map<String, String> all = new HashMap<>(usual());
    all.putAll(JdbcOptions.passedOn(options));
    all.putAll(connection.options());
    all.put("dbtable", table);
    inParallel(rows, all).write().format("jdbc").options(all).mode(SaveMode.Append).save();
    perform("postactions", text);
  }

  /** Executes the statements of an option and answers how the table is written in SQL. */
  private String perform(String option, String text) {
    try (Connection database = connection.open()) {
      String table = JdbcTableName.sql(database, connection.dialect(), text);
      for (String said : Statements.of(options.text(option, ""))) {
        // As Redshift's connector has it; elsewhere the two characters are those of a pattern.
        String sql =
            connection.dialect() == DatabaseDialect.REDSHIFT ? said.replace("%s", table) : said;
        try (Statement statement = database.createStatement()) {
          statement.execute(sql);
        } catch (SQLException e) {
          throw new JdbcException("The " + option + " failed at \"" + sql + "\"", e);
        }
      }
      return JdbcTableName.sql(database, connection.dialect(), text);
    } catch (SQLException e) {
      throw new JdbcException("The database of " + connection + " answered", e);
    }
  }

  /** PostgreSQL's driver sends row by row unless it is told that rows may go together. */
  private Map<String, String> usual() {
    return connection.dialect() == DatabaseDialect.POSTGRESQL
            && !connection.url().contains("reWriteBatchedInserts")
        ? Map.of("reWriteBatchedInserts", "true")
        : Map.of();
  }

  /** {@code bulkSize}: so many connections write at once, if there is work for as many. */
  private Dataset<Row> inParallel(Dataset<Row> rows, Map<String, String> all) {
    if (!options.has("bulkSize")) {
      return rows;
    }
    long size = options.number("bulkSize", 0);
    if (size < 1) {
      throw new IllegalArgumentException("bulkSize must be a positive number, and is " + size);
    }
    int most = (int) Math.min(size, Integer.MAX_VALUE);
    all.put("numPartitions", Integer.toString(most));
    int useful = Math.min(most, rows.sparkSession().sparkContext().defaultParallelism());
    return rows.rdd().getNumPartitions() < useful ? rows.repartition(useful) : rows;
  }

  /** Spark puts names between quotes without looking into them. */
  private void checkNames(Dataset<Row> rows) {
    String quote = connection.dialect() == DatabaseDialect.MYSQL ? "`" : "\"";
    Arrays.stream(rows.columns())
        .filter(name -> name.contains(quote))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "A column of a database cannot be called " + name + ": rename it first");
            });
  }
}
