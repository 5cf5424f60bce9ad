package io.mastic.runtime.sink;

import io.mastic.runtime.option.Options;
import io.mastic.runtime.jdbc.JdbcConnection;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;

/**
 * Adds rows to a table of a database, by Spark's own JDBC sink; a table that is not there is
 * created.
 */
public record JdbcSink(JdbcConnection connection, Options options) implements Sink {

  @Override
  public void write(Dataset<Row> rows) {
    for (String unsupported : new String[] {"preactions", "postactions"}) {
      if (options.text(unsupported).filter(sql -> !sql.isBlank()).isPresent()) {
        throw new UnsupportedOperationException(
            "The option " + unsupported + " is not supported by this version of Mastic");
      }
    }
    JdbcConnection place =
        options.text("database").map(connection::withDatabase).orElse(connection);
    String table = options.text("dbtable").orElseGet(() -> options.required("tableName"));
    rows.write()
        .format("jdbc")
        .options(place.options())
        .option("dbtable", table)
        .mode(SaveMode.Append)
        .save();
  }
}
