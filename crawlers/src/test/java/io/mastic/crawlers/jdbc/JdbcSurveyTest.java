package io.mastic.crawlers.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.crawlers.group.FoundTable;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.JdbcTarget;

/** SQL Server, by what its driver tells. */
class JdbcSurveyTest {

  private static final RecordedDatabase SHOP =
      new RecordedDatabase(
          "Microsoft SQL Server",
          "master",
          List.of(
              table("dbo", "Order_Items", "TABLE"),
              table("dbo", "OrderXItems", "TABLE"),
              table("dbo", "Open", "VIEW"),
              table("INFORMATION_SCHEMA", "TABLES", "VIEW"),
              table("sys", "objects", "VIEW")),
          List.of(
              column("dbo", "Order_Items", "Id", Types.INTEGER, "int identity", 10, 0),
              column("dbo", "Order_Items", "Price", -148, "money", 19, 4),
              column("dbo", "Order_Items", "ID", Types.TINYINT, "tinyint", 3, 0),
              column("dbo", "Open", "At", -155, "datetimeoffset", 34, 7),
              column("sys", "objects", "name", Types.NVARCHAR, "sysname", 128, 0)),
          new ArrayList<>());

  private static Map<String, Object> table(String schema, String name, String type) {
    return Map.of("TABLE_SCHEM", schema, "TABLE_NAME", name, "TABLE_TYPE", type);
  }

  private static Map<String, Object> column(
      String schema, String table, String name, int code, String type, int size, int digits) {
    return Map.of(
        "TABLE_SCHEM", schema,
        "TABLE_NAME", table,
        "COLUMN_NAME", name,
        "DATA_TYPE", code,
        "TYPE_NAME", type,
        "COLUMN_SIZE", size,
        "DECIMAL_DIGITS", digits);
  }

  private static List<FoundTable> tables(String path) throws SQLException {
    JdbcTarget target = JdbcTarget.builder().connectionName("shop").path(path).build();
    return JdbcSurvey.tables(SHOP.connection(), target);
  }

  private static String columns(FoundTable table) {
    return table.shape().schema().columns().stream()
        .map(column -> column.name() + " " + column.type().hive())
        .collect(Collectors.joining(", "));
  }

  @Test
  void allOfADatabaseButWhatIsItsOwn() throws SQLException {
    SHOP.patterns().clear();
    List<FoundTable> found = tables("shop/%/%");
    assertThat(found)
        .extracting(FoundTable::location)
        .containsExactly("shop.dbo.Order_Items", "shop.dbo.OrderXItems", "shop.dbo.Open");
    assertThat(columns(found.get(0))).isEqualTo("id int, price decimal(19,4), id_2 smallint");
    assertThat(columns(found.get(2))).isEqualTo("at timestamp");
    assertThat(found.get(0).folders()).containsExactly("shop_dbo_Order_Items");
    assertThat(found.get(0).shape().format().classification()).isEqualTo("sqlserver");
    assertThat(found.get(0).shape().format().parameters())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("connectionName", "shop", "typeOfData", "table"));
    assertThat(found.get(2).shape().format().parameters()).containsEntry("typeOfData", "view");
    assertThat(SHOP.patterns()).containsExactly("shop % %", "shop % %");
  }

  @Test
  void anUnderscoreIsItself() throws SQLException {
    SHOP.patterns().clear();
    assertThat(tables("shop/dbo/Order_Items"))
        .extracting(FoundTable::location)
        .containsExactly("shop.dbo.Order_Items");
    assertThat(SHOP.patterns()).contains("shop dbo Order\\_Items");
  }

  @Test
  void onlyKnownDatabasesAreCrawled() {
    RecordedDatabase other =
        new RecordedDatabase("H2", "x", List.of(), List.of(), new ArrayList<>());
    assertThatThrownBy(
            () ->
                JdbcSurvey.tables(
                    other.connection(),
                    JdbcTarget.builder().connectionName("c").path("x/%").build()))
        .hasMessage("Databases of H2 are not crawled.");
  }
}
