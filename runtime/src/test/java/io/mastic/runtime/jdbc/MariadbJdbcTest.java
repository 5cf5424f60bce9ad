package io.mastic.runtime.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.mastic.runtime.frame.Sparks;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** By URLs of MySQL, which MariaDB's driver would leave alone. */
class MariadbJdbcTest extends JdbcContract {

  @BeforeAll
  static void isThere() {
    assumeThat(Databases.mariadb()).as("MariaDB, of Debian's mariadb-server-core").isPresent();
  }

  @Override
  JdbcConnection place() {
    return Databases.mariadb().orElseThrow();
  }

  @Test
  void sparkQuotesForMariadbAsForMysql() {
    MariaDbDialect.register();
    Row row =
        Sparks.session()
            .read()
            .format("jdbc")
            .option("url", place().url().replace("jdbc:mysql:", "jdbc:mariadb:"))
            .option("dbtable", "`Order`")
            .option("user", place().login().user())
            .option("password", place().login().password())
            .load()
            .where("Id = 3")
            .first();
    assertThat(row.getInt(0)).isEqualTo(3);
  }
}
