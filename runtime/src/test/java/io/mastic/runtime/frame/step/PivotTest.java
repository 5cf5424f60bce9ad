package io.mastic.runtime.frame.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.Sparks;
import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.frame.cell.Staging;
import io.mastic.runtime.frame.type.TypeTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PivotTest {
  private static final String[] PEOPLE = {
    "{\"name\":\"Nancy\",\"age\":47,\"friends\":[\"Fred\",\"Lakshmi\"],\"home\":{\"zip\":1,\"rooms\":[{\"n\":1,\"doors\":[7,8]},{\"n\":2}]}}",
    "{\"name\":\"Stephanie\",\"age\":28,\"friends\":[]}",
    "{\"name\":\"Nathan\",\"age\":\"54\",\"friends\":[\"Karen\"],\"home\":{\"rooms\":[{\"n\":\"big\",\"doors\":[9]}]}}"
  };

  @TempDir Path folder;

  @Test
  void tablesOfNestedLists() {
    check(Pivot.tables(Sparks.json(PEOPLE).rows(), "people", Staging.cached()));
  }

  @Test
  void stagedInFiles() {
    check(Pivot.tables(Sparks.json(PEOPLE).rows(), "people", Staging.below(folder.toString())));
  }

  private static void check(Map<String, Rows> tables) {
    assertThat(tables)
        .containsOnlyKeys(
            "people", "people_friends", "people_home.rooms", "people_home.rooms.val.doors");
    assertThat(tables.keySet().iterator().next()).isEqualTo("people");
    assertThat(TypeTree.of(tables.get("people").schema()))
        .isEqualTo(
            """
            root
            |-- name: string
            |-- age: choice
            |    |-- int
            |    |-- string
            |-- friends: long
            |-- home.zip: int
            |-- home.rooms: long
            """);
    assertThat(TypeTree.of(tables.get("people_home.rooms").schema()))
        .isEqualTo(
            """
            root
            |-- id: long
            |-- index: int
            |-- home.rooms.val.n: choice
            |    |-- int
            |    |-- string
            |-- home.rooms.val.doors: long
            """);
    assertThat(pairs(tables, "people", "friends", "people_friends", "name", "friends.val"))
        .containsExactlyInAnyOrder("[Nancy,0,Fred]", "[Nancy,1,Lakshmi]", "[Nathan,0,Karen]");
    assertThat(
            pairs(
                tables,
                "people_home.rooms",
                "home.rooms.val.doors",
                "people_home.rooms.val.doors",
                "index",
                "home.rooms.val.doors.val"))
        .containsExactlyInAnyOrder("[0,0,7]", "[0,1,8]", "[0,0,9]");
    assertThat(
            tables
                .get("people")
                .data()
                .filter("name = 'Stephanie' and friends is not null")
                .count())
        .isEqualTo(1);
  }

  /** The parent's and the child's field of every joined pair, with the index between. */
  private static List<String> pairs(
      Map<String, Rows> tables,
      String parent,
      String key,
      String child,
      String field,
      String value) {
    Dataset<Row> left = tables.get(parent).data();
    Dataset<Row> right = tables.get(child).data();
    return left
        .join(right, left.col("`" + key + "`").equalTo(right.col("id")))
        .select(left.col("`" + field + "`"), right.col("index"), right.col("`" + value + "`"))
        .collectAsList()
        .stream()
        .map(Row::toString)
        .toList();
  }

  @Test
  void choicesOfRecordsAndListsBecomeColumns() {
    Map<String, Rows> tables =
        Pivot.tables(
            Sparks.json("{\"x\":[1]}", "{\"x\":{\"y\":2}}", "{\"x\":3}").rows(),
            "t",
            Staging.cached());
    assertThat(tables).containsOnlyKeys("t", "t_x_array");
    assertThat(TypeTree.of(tables.get("t").schema()))
        .isEqualTo("root\n|-- x_array: long\n|-- x_int: int\n|-- x_struct.y: int\n");
    assertThat(Sparks.records(tables, "t_x_array"))
        .singleElement()
        .asString()
        .contains("\"x_array.val\":1");
  }

  @Test
  void mapsAreTablesOfTheirEntries() {
    Frame frame = Frame.of(Sparks.session().sql("select 1 as a, map('k', 5) as m"));
    Map<String, Rows> tables = Pivot.tables(frame.rows(), "t", Staging.cached());
    assertThat(TypeTree.of(tables.get("t_m").schema()))
        .isEqualTo("root\n|-- id: long\n|-- index: int\n|-- m.key: string\n|-- m.val: int\n");
    assertThat(Sparks.records(tables, "t_m"))
        .singleElement()
        .asString()
        .contains("\"m.key\":\"k\",\"m.val\":5");
  }

  @Test
  void flatFramesStayOneTable() {
    assertThat(Pivot.tables(Sparks.json("{\"a\":{\"b\":1}}").rows(), "t", Staging.cached()))
        .containsOnlyKeys("t");
    assertThat(Pivot.tables(Frame.empty(Sparks.session()).rows(), "t", Staging.cached()))
        .containsOnlyKeys("t");
  }
}
