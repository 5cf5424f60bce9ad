package io.mastic.crawlers.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileSchemaTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a b        | a b        | true
          a b        | c d        | false
          a b c d    | a b c d e  | true
          a b c d    | a b c e    | true
          a b c d    | a b e f    | false
          a b        | a b c d e  | false
          """)
  void givenNamesDecide(String one, String other, boolean similar) {
    assertThat(schema(one).isSimilarTo(schema(other))).isEqualTo(similar);
    assertThat(schema(other).isSimilarTo(schema(one))).isEqualTo(similar);
  }

  /** A leaf is {@code path=type}; parts of a path are fields, {@code []} is an array's element. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          array.[].car array.[].hp | array.[].title array.[].year | false
          array.[].car array.[].hp | array.[].car array.[].hp     | true
          array.[].a array.[].b array.[].c | array.[].a array.[].b array.[].c array.[].d | true
          id p.mag                 | id p.                        | true
          id p.mag p.x p.y         | id p.                        | true
          id p.                    | id p.                        | true
          id p.a p.b p.c           | id p.x p.y p.z               | false
          id p                     | id p.x p.y p.z               | false
          id P.Mag                 | id p.mag                     | true
          a b c d e f g h i j      | a b c d e f g k l m          | false
          a b c d e f g h i j      | a b c d e f g h l m          | true
          """)
  void likenessIsOfLeaves(String one, String other, boolean similar) {
    assertThat(tree(one).isSimilarTo(tree(other))).isEqualTo(similar);
    assertThat(tree(other).isSimilarTo(tree(one))).isEqualTo(similar);
  }

  private static FileSchema tree(String paths) {
    return Arrays.stream(paths.split(" "))
        .map(path -> typed(path.split("\\.", -1), 0))
        .map(column -> new FileSchema(List.of(column), FileSchema.Names.GIVEN))
        .reduce(FileSchema::merge)
        .orElseThrow();
  }

  private static Column typed(String[] path, int at) {
    return new Column(path[at], below(path, at + 1));
  }

  private static Type below(String[] path, int at) {
    if (at == path.length) {
      return Type.INT;
    }
    if (path[at].equals("[]")) {
      return new Type.Array(below(path, at + 1));
    }
    return new Type.Struct(path[at].isEmpty() ? List.of() : List.of(typed(path, at)));
  }

  @Test
  void madeUpNamesCountOnlyWithTypesThatGoTogether() {
    FileSchema numbers = madeUp(Type.INT, Type.DOUBLE);
    assertThat(numbers.isSimilarTo(madeUp(Type.DOUBLE, Type.DOUBLE))).isTrue();
    assertThat(numbers.isSimilarTo(madeUp(Type.STRING, Type.STRING))).isFalse();
  }

  @Test
  void namesAreLowerCaseAndUnique() {
    FileSchema schema =
        FileSchema.of(
            List.of(
                new Column("Id", Type.INT),
                new Column("ID", Type.STRING),
                new Column("Order Date", Type.STRING)),
            FileSchema.Names.GIVEN);
    assertThat(schema.columns())
        .extracting(Column::name)
        .containsExactly("id", "id_1", "order date");
  }

  private static FileSchema schema(String names) {
    return new FileSchema(
        Arrays.stream(names.split(" ")).map(name -> new Column(name, Type.INT)).toList(),
        FileSchema.Names.GIVEN);
  }

  private static FileSchema madeUp(Type first, Type second) {
    return new FileSchema(
        List.of(new Column("col0", first), new Column("col1", second)), FileSchema.Names.MADE_UP);
  }
}
