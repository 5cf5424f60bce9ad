package io.mastic.runtime.frame.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.Sparks;
import io.mastic.runtime.frame.cell.Flat;
import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.frame.type.SparkTypes;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TransformsTest {
  private static final String SALLY =
      "{\"name\":\"Sally\",\"age\":23,\"location\":{\"state\":\"WY\",\"county\":\"Fremont\"},\"friends\":[]}";
  private static final String GEORGE =
      "{\"name\":\"George\",\"age\":52,\"location\":{\"state\":\"NY\"},\"friends\":[{\"name\":\"Fred\"},{\"name\":\"Amy\",\"age\":15}]}";
  private static final String SHEILA =
      "{\"name\":\"Sheila\",\"age\":63,\"friends\":[{\"name\":\"Nancy\",\"age\":22}]}";

  private static Arguments friends(
      String name, UnaryOperator<Rows> step, String tree, String... records) {
    return Arguments.of(name, List.of(SALLY, GEORGE, SHEILA), step, tree, List.of(records));
  }

  private static Arguments messy(
      String name, UnaryOperator<Rows> step, List<String> lines, String tree, String... records) {
    return Arguments.of(name, lines, step, tree, List.of(records));
  }

  private static Mapping.Entry map(String source, String target, String type) {
    return new Mapping.Entry(source, target, type);
  }

  private static UnaryOperator<Rows> resolve(String path, String action) {
    return Choices.resolve(List.of(new Choices.Spec(path, action)));
  }

  static Stream<Arguments> fields() {
    return Stream.of(
        friends(
            "drop nested fields, those of elements too",
            Fields.drop(List.of("age", "location.county", "friends.age", "nobody.knows")),
            """
            root
            |-- name: string
            |-- location: struct
            |    |-- state: string
            |-- friends: array
            |    |-- element: struct
            |    |    |-- name: string
            """,
            "{\"name\":\"Sally\",\"location\":{\"state\":\"WY\"},\"friends\":[]}",
            "{\"name\":\"George\",\"location\":{\"state\":\"NY\"},\"friends\":[{\"name\":\"Fred\"},{\"name\":\"Amy\"}]}",
            "{\"name\":\"Sheila\",\"friends\":[{\"name\":\"Nancy\"}]}"),
        friends(
            "select in the order asked for, nested ones in their parents",
            Fields.select(List.of("friends.age", "name")),
            """
            root
            |-- friends: array
            |    |-- element: struct
            |    |    |-- age: int
            |-- name: string
            """,
            "{\"friends\":[],\"name\":\"Sally\"}",
            "{\"friends\":[{},{\"age\":15}],\"name\":\"George\"}",
            "{\"friends\":[{\"age\":22}],\"name\":\"Sheila\"}"),
        friends(
            "rename a nested field in place",
            Fields.rename("location.state", "location.state_code"),
            """
            root
            |-- name: string
            |-- age: int
            |-- location: struct
            |    |-- state_code: string
            |    |-- county: string
            |-- friends: array
            |    |-- element: struct
            |    |    |-- name: string
            |    |    |-- age: int
            """,
            SALLY.replace("state", "state_code"),
            GEORGE.replace("state", "state_code"),
            SHEILA),
        friends(
            "rename to the top moves the field",
            rows ->
                Fields.select(List.of("state", "name"))
                    .apply(Fields.rename("location.state", "state").apply(rows)),
            """
            root
            |-- state: string
            |-- name: string
            """,
            "{\"state\":\"WY\",\"name\":\"Sally\"}",
            "{\"state\":\"NY\",\"name\":\"George\"}",
            "{\"name\":\"Sheila\"}"),
        friends(
            "unnest",
            rows -> Fields.drop(List.of("friends", "age")).apply(Flat.unnest(rows)),
            """
            root
            |-- name: string
            |-- location.state: string
            |-- location.county: string
            """,
            "{\"name\":\"Sally\",\"location.state\":\"WY\",\"location.county\":\"Fremont\"}",
            "{\"name\":\"George\",\"location.state\":\"NY\"}",
            "{\"name\":\"Sheila\"}"),
        messy(
            "a dotted name in back-ticks is one field",
            Fields.rename("`this.old.name`", "thisNewName"),
            List.of("{\"this.old.name\":1,\"this\":{\"old\":{\"name\":2}}}"),
            """
            root
            |-- thisNewName: int
            |-- this: struct
            |    |-- old: struct
            |    |    |-- name: int
            """,
            "{\"thisNewName\":1,\"this\":{\"old\":{\"name\":2}}}"));
  }

  static Stream<Arguments> mappings() {
    return Stream.of(
        friends(
            "rename, cast, nest and unnest",
            Mapping.caseSensitive(
                List.of(
                    map("name", "who.name", "string"),
                    map("age", "who.age", "bigint"),
                    map("location.state", "state", "String"),
                    map("nothing", "nothing", "int"))),
            """
            root
            |-- who: struct
            |    |-- name: string
            |    |-- age: long
            |-- state: string
            """,
            "{\"who\":{\"name\":\"Sally\",\"age\":23},\"state\":\"WY\"}",
            "{\"who\":{\"name\":\"George\",\"age\":52},\"state\":\"NY\"}",
            "{\"who\":{\"name\":\"Sheila\",\"age\":63}}"),
        messy(
            "names in any case, values that do not fit are null",
            Mapping.ignoringCase(
                List.of(
                    map("COUNT", "n", "long"),
                    map("day", "day", "date"),
                    map("price", "price", "decimal(8,2)"),
                    map("nested", "nested", "array"),
                    map("flag", "flag", null))),
            List.of(
                "{\"Count\":\"12\",\"day\":\"2020-02-29\",\"price\":\"1.239\",\"nested\":[1],\"flag\":true}",
                "{\"Count\":\"a dozen\",\"day\":\"soon\",\"price\":\"\"}"),
            """
            root
            |-- n: long
            |-- day: date
            |-- price: decimal(8,2)
            |-- nested: array
            |    |-- element: int
            |-- flag: boolean
            """,
            "{\"n\":12,\"day\":\"2020-02-29\",\"price\":1.24,\"nested\":[1],\"flag\":true}",
            "{}"),
        messy(
            "exact case",
            Mapping.caseSensitive(
                List.of(map("ID", "a", null), map("id", "b", null), map("Id", "c", null))),
            List.of("{\"ID\":1,\"id\":\"x\"}"),
            "root\n|-- a: int\n|-- b: string\n",
            "{\"a\":1,\"b\":\"x\"}"),
        messy(
            "choices, structs and dotted names",
            Mapping.caseSensitive(
                List.of(
                    map("x", "x", "int"),
                    map("`p.q`", "`r.s`", "string"),
                    map("o", "o", "string"))),
            List.of(
                "{\"x\":1,\"p.q\":1,\"o\":{\"a\":1}}",
                "{\"x\":\"2\"}",
                "{\"x\":\"?\"}",
                "{\"x\":3.9}"),
            """
            root
            |-- x: int
            |-- r.s: string
            |-- o: string
            """,
            "{\"x\":1,\"r.s\":\"1\",\"o\":\"{\\\"a\\\":1}\"}",
            "{\"x\":2}",
            "{}",
            "{\"x\":3}"));
  }

  private static final List<String> PRICES =
      List.of(
          "{\"id\":1,\"myList\":[{\"price\":100.5},{\"price\":\"$100\"}]}",
          "{\"id\":\"two\",\"myList\":[{\"price\":\"7\"},null]}",
          "{\"id\":null}");

  static Stream<Arguments> choices() {
    return Stream.of(
        messy(
            "cast",
            resolve("id", "cast:long"),
            List.of("{\"id\":1}", "{\"id\":\"2\"}", "{\"id\":\"two\"}"),
            "root\n|-- id: long\n",
            "{\"id\":1}",
            "{\"id\":2}",
            "{}"),
        messy(
            "cast a plain field",
            resolve("id", "cast:string"),
            List.of("{\"id\":1}"),
            "root\n|-- id: string\n",
            "{\"id\":\"1\"}"),
        messy(
            "cast inside elements",
            rows ->
                Fields.drop(List.of("id"))
                    .apply(resolve("myList[].price", "cast:double").apply(rows)),
            PRICES,
            """
            root
            |-- myList: array
            |    |-- element: struct
            |    |    |-- price: double
            """,
            "{\"myList\":[{\"price\":100.5},{}]}",
            "{\"myList\":[{\"price\":7.0},null]}",
            "{}"),
        messy(
            "project keeps one type",
            resolve("id", "project:int"),
            List.of("{\"id\":1}", "{\"id\":\"2\"}"),
            "root\n|-- id: int\n",
            "{\"id\":1}",
            "{}"),
        messy(
            "project to string takes the text of all",
            resolve("id", "project:string"),
            List.of("{\"id\":1}", "{\"id\":\"2\"}"),
            "root\n|-- id: string\n",
            "{\"id\":\"1\"}",
            "{\"id\":\"2\"}"),
        messy(
            "make_cols",
            Choices.resolveAll("make_cols"),
            List.of("{\"id\":1,\"in\":{\"x\":true}}", "{\"id\":\"2\",\"in\":{\"x\":1.5}}"),
            """
            root
            |-- id_int: int
            |-- id_string: string
            |-- in: struct
            |    |-- x_boolean: boolean
            |    |-- x_double: double
            """,
            "{\"id_int\":1,\"in\":{\"x_boolean\":true}}",
            "{\"id_string\":\"2\",\"in\":{\"x_double\":1.5}}"),
        messy(
            "make_struct",
            Choices.resolveAll("make_struct"),
            List.of("{\"id\":1,\"l\":[1,\"x\"]}", "{\"id\":\"2\"}"),
            """
            root
            |-- id: struct
            |    |-- int: int
            |    |-- string: string
            |-- l: array
            |    |-- element: struct
            |    |    |-- int: int
            |    |    |-- string: string
            """,
            "{\"id\":{\"int\":1},\"l\":[{\"int\":1},{\"string\":\"x\"}]}",
            "{\"id\":{\"string\":\"2\"}}"),
        messy(
            "match the catalog, whose names are in lower case",
            Choices.matchCatalog(
                () -> StructType.fromDDL("id bigint, mylist array<struct<price:double>>")),
            PRICES,
            """
            root
            |-- id: long
            |-- myList: array
            |    |-- element: struct
            |    |    |-- price: double
            """,
            "{\"id\":1,\"myList\":[{\"price\":100.5},{}]}",
            "{\"myList\":[{\"price\":7.0},null]}",
            "{}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"fields", "mappings", "choices"})
  void step(
      String name,
      List<String> lines,
      UnaryOperator<Rows> step,
      String tree,
      List<String> records) {
    Frame frame = Sparks.json(lines.toArray(String[]::new)).then(step);
    assertThat(Sparks.tree(frame)).isEqualTo(tree);
    assertThat(frame.data().schema()).isEqualTo(SparkTypes.struct(frame.schema()));
    assertThat(Sparks.records(frame)).containsExactlyElementsOf(records);
  }

  @Test
  void everyStepTakesAnEmptyFrame() {
    Stream.of(
            Fields.drop(List.of("a.b")),
            Fields.select(List.of("a")),
            Fields.rename("a", "b"),
            Mapping.ignoringCase(List.of(map("a", "b", "int"))),
            Choices.resolveAll("make_cols"),
            (UnaryOperator<Rows>) Flat::unnest,
            (UnaryOperator<Rows>) DynamoJson::simplify)
        .forEach(
            step -> {
              Frame frame = Frame.empty(Sparks.session()).then(step);
              assertThat(frame.schema().fields()).isEmpty();
              assertThat(frame.data().count()).isZero();
            });
  }
}
