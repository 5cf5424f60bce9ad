package io.mastic.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresqlDurabilityTest {

  @ParameterizedTest
  @CsvSource({"off,on", "local,local", "remote_apply,remote_apply"})
  void whatIsAnsweredIsWritten(String before, String then) throws SQLException {
    String url = TestDatabases.postgresqlUrl();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "ALTER DATABASE " + connection.getCatalog() + " SET synchronous_commit = " + before);
    }
    try (Db db = Db.postgresql(url)) {
      String now =
          db.write(h -> h.createQuery("SHOW synchronous_commit").mapTo(String.class).one());
      assertThat(now).isEqualTo(then);
    }
  }
}
