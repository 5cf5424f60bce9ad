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
