package io.mastic.runtime.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialectTest {

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://h:1/d,                     POSTGRESQL, \"a\"\"b\"",
    "jdbc:redshift://h:1/d,                       REDSHIFT,   \"a\"\"b\"",
    "jdbc:mysql://h:1/d,                          MYSQL,      `a\"b`",
    "jdbc:mariadb://h:1/d,                        MYSQL,      `a\"b`",
    "jdbc:sqlserver://h:1;databaseName=d,         SQLSERVER,  [a\"b]",
    "jdbc:oracle:thin:@//h:1/d,                   ORACLE,     \"a\"\"b\"",
    "jdbc:vertica://h/d,                          OTHER,      \"a\"\"b\"",
  })
  void quotesNames(String url, DatabaseDialect dialect, String quoted) {
    assertThat(DatabaseDialect.of(url)).isEqualTo(dialect);
    assertThat(dialect.quote("a\"b")).isEqualTo(quoted);
  }

  @Test
  void aNameCannotCloseItsQuotes() {
    assertThat(DatabaseDialect.MYSQL.quote("a`b")).isEqualTo("`a``b`");
    assertThat(DatabaseDialect.SQLSERVER.quote("a]b")).isEqualTo("[a]]b]");
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://h:1/d?ssl=true,              jdbc:postgresql://h:1/x?ssl=true",
    "jdbc:postgresql://h:1,                         jdbc:postgresql://h:1/x",
    "jdbc:postgresql://h:1?ssl=true,                jdbc:postgresql://h:1/x?ssl=true",
    "jdbc:mysql://h:1/d,                            jdbc:mysql://h:1/x",
    "jdbc:sqlserver://h:1;databaseName=d;encrypt=true, jdbc:sqlserver://h:1;encrypt=true;databaseName=x",
    "jdbc:sqlserver://h:1;database=d,               jdbc:sqlserver://h:1;databaseName=x",
    "jdbc:oracle:thin:@//h:1/d,                     jdbc:oracle:thin:@//h:1/x",
    "jdbc:oracle:thin:@h:1:sid,                     jdbc:oracle:thin:@//h:1/x",
  })
  void anotherDatabaseOfTheServer(String url, String other) {
    assertThat(DatabaseDialect.of(url).withDatabase(url, "x")).isEqualTo(other);
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://h:1/d?ssl=true,    jdbc:postgresql://h:1",
    "jdbc:sqlserver://h:1;databaseName=d, jdbc:sqlserver://h:1",
    "jdbc:oracle:thin:@//h:1/d,           jdbc:oracle:thin:@//h:1",
  })
  void theServerOfAUrl(String url, String server) {
    assertThat(DatabaseDialect.server(url)).isEqualTo(server);
  }

  @Test
  void whatIsNoUrlIsRefused() {
    assertThatThrownBy(() -> DatabaseDialect.of("postgresql://h"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdbc:");
  }

  private static ColumnFacts column(ColumnFacts.Kind kind, String type) {
    return new ColumnFacts("c", kind, type, false);
  }

  @Test
  void literals() {
    ColumnFacts text = column(ColumnFacts.Kind.TEXT, "varchar");
    ColumnFacts time = column(ColumnFacts.Kind.TIME, "datetime2");
    ColumnFacts whole = column(ColumnFacts.Kind.WHOLE, "int");
    assertThat(DatabaseDialect.POSTGRESQL.literal(text, "a'b\\")).isEqualTo("'a''b\\'");
    assertThat(DatabaseDialect.MYSQL.literal(text, "a'b")).isEqualTo("'a''b'");
    assertThat(DatabaseDialect.MYSQL.literal(text, "a\\")).isEqualTo("_utf8mb4 x'615c'");
    assertThat(DatabaseDialect.SQLSERVER.literal(text, "é")).isEqualTo("N'é'");
    assertThat(DatabaseDialect.SQLSERVER.literal(time, "2024-01-01 10:00:00.1"))
        .isEqualTo("convert(datetime2, '2024-01-01 10:00:00.1', 121)");
    assertThat(DatabaseDialect.ORACLE.literal(time, "2024-01-01 10:00:00.1"))
        .isEqualTo("timestamp '2024-01-01 10:00:00.1'");
    assertThat(DatabaseDialect.ORACLE.literal(whole, "-5")).isEqualTo("-5");
    assertThatThrownBy(() -> DatabaseDialect.ORACLE.literal(whole, "1 or 1=1"))
        .hasMessageContaining("no number");
  }

  @Test
  void partsOfDatabasesThatAreNotTestedHere() {
    ColumnFacts text = column(ColumnFacts.Kind.TEXT, "varchar");
    ColumnFacts whole = column(ColumnFacts.Kind.WHOLE, "int");
    assertThat(DatabaseDialect.SQLSERVER.hash(whole, 7)).isEqualTo("abs(([c]) % 7)");
    assertThat(DatabaseDialect.SQLSERVER.hash(text, 7)).isEqualTo("abs((checksum([c])) % 7)");
    assertThat(DatabaseDialect.ORACLE.hash(text, 7)).isEqualTo("ora_hash(\"c\", 6)");
    assertThat(DatabaseDialect.ORACLE.hash(whole, 7)).isEqualTo("abs(mod((\"c\"), 7))");
    assertThat(DatabaseDialect.OTHER.hash(whole, 7)).isEqualTo("abs(mod((\"c\"), 7))");
    assertThatThrownBy(() -> DatabaseDialect.OTHER.hash(text, 7))
        .hasMessageContaining("hashexpression");
  }

  @Test
  void statementsEndAtSemicolonsThatAreNotInsideAnything() {
    assertThat(
            Statements.of(
                """
                delete from a where b = 'x;''y'; ;
                create function f() as $b$ begin; end; $b$; -- a; b
                select "c;d", `e;f` /* g;
                h */;"""))
        .isEqualTo(
            List.of(
                "delete from a where b = 'x;''y'",
                "create function f() as $b$ begin; end; $b$",
                "-- a; b\nselect \"c;d\", `e;f` /* g;\nh */"));
    assertThat(Statements.of(" ")).isEmpty();
  }
}
