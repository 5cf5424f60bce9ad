package io.mastic.crawlers.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The guide's include paths and exclude patterns of databases. */
class JdbcPathTest {

  @ParameterizedTest
  @CsvSource({
    "db/%,              '',       items,           true",
    "db/%,              any,      items,           true",
    "db/items,          '',       items,           true",
    "db/items,          '',       Items,           false",
    "db/shop/%,         shop,     items,           true",
    "db/shop/%,         stock,    items,           false",
    "db/%/items,        stock,    items,           true",
    "db/%/items,        stock,    other,           false",
    "db/s%/i%s,         stock,    items,           true",
    "db/s%/i%s,         stock,    item,            false",
    "db/a.c/%,          abc,      items,           false",
    "db/shop/order_row, shop,     orderXrow,       false",
  })
  void includes(String path, String schema, String table, boolean included) {
    assertThat(JdbcPath.of(path, List.of()).includes(schema, table)).isEqualTo(included);
  }

  @ParameterizedTest
  @CsvSource({
    "MyDatabase/MySchema/%, HR*,        MySchema, HR_us,           false",
    "MyDatabase/MySchema/%, HR*,        MySchema, Finance,         true",
    "MyDatabase/MySchema/%, Market_*,   MySchema, Market_US_Table, false",
    "MyDatabase/MySchema/%, **_Table,   MySchema, Employees_Table, false",
    "MyDatabase/MySchema/%, **_Table,   MySchema, HR_fr,           true",
    "MyDatabase/%,          stock/**,   stock,    items,           false",
    "MyDatabase/%,          stock/**,   shop,     items,           true",
    "MyDatabase/%/%,        stock/it*,  stock,    items,           false",
    "MyDatabase/shop/%,     shop/it*,   shop,     items,           true",
  })
  void excludes(String path, String glob, String schema, String table, boolean included) {
    assertThat(JdbcPath.of(path, List.of(glob)).includes(schema, table)).isEqualTo(included);
  }

  @ParameterizedTest
  @CsvSource({
    "db/%,       db.shop.items,  true",
    "db/%,       db.items,       true",
    "db/%,       dbx.items,      false",
    "db/shop/%,  db.shop.items,  true",
    "db/shop/%,  db.stock.items, false",
    "db/shop/%,  s3://db/shop/a, false",
    "db/items,   db.items,       true",
    "db/items,   db.shop.items,  true",
  })
  void coversLocations(String path, String location, boolean covered) {
    assertThat(JdbcPath.of(path, List.of("*")).coversLocation(location)).isEqualTo(covered);
  }

  @ParameterizedTest
  @ValueSource(strings = {"db", "db/", "/t", "db//t", "%/t", "d%/s/t", "a/b/c/d", ""})
  void isRefused(String path) {
    assertThatThrownBy(() -> JdbcPath.of(path, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
