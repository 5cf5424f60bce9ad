package io.mastic.runtime.frame.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.runtime.frame.cell.FieldPath;
import io.mastic.runtime.frame.type.GlueType.ArrayOf;
import io.mastic.runtime.frame.type.GlueType.ChoiceOf;
import io.mastic.runtime.frame.type.GlueType.Field;
import io.mastic.runtime.frame.type.GlueType.MapOf;
import io.mastic.runtime.frame.type.GlueType.StructOf;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The pure decisions, as tables of cases. */
class SmallPartsTest {
  private static final ChoiceOf INT_OR_STRING =
      new ChoiceOf(List.of(GlueType.INT, GlueType.STRING));

  static Stream<Arguments> paths() {
    return Stream.of(
        Arguments.of("a", List.of("a")),
        Arguments.of("a.b.c", List.of("a", "b", "c")),
        Arguments.of("`a.b`.c", List.of("a.b", "c")),
        Arguments.of("myList[].price", List.of("myList", "price")),
        Arguments.of("`tick``ed`", List.of("tick`ed")),
        Arguments.of("with space.x", List.of("with space", "x")));
  }

  @ParameterizedTest
  @MethodSource("paths")
  void pathsHaveSteps(String text, List<String> steps) {
    assertThat(FieldPath.parse(text).steps()).isEqualTo(steps);
    assertThat(
            FieldPath.parse(String.join(".", steps.stream().map(FieldPath::quote).toList()))
                .steps())
        .isEqualTo(steps);
  }

  static Stream<Arguments> words() {
    return Stream.of(
        Arguments.of("String", Optional.of(GlueType.STRING)),
        Arguments.of("varchar(20)", Optional.of(GlueType.STRING)),
        Arguments.of("bigint", Optional.of(GlueType.LONG)),
        Arguments.of(" INT ", Optional.of(GlueType.INT)),
        Arguments.of("decimal", Optional.of(GlueType.decimal(10, 2))),
        Arguments.of("decimal(18)", Optional.of(GlueType.decimal(18, 0))),
        Arguments.of("Decimal( 18 , 4 )", Optional.of(GlueType.decimal(18, 4))),
        Arguments.of("struct", Optional.empty()),
        Arguments.of("nonsense", Optional.empty()));
  }

  @ParameterizedTest
  @MethodSource("words")
  void typeWords(String word, Optional<GlueType> type) {
    assertThat(TypeNames.find(word)).isEqualTo(type);
  }

  static Stream<Arguments> merges() {
    return Stream.of(
        Arguments.of(GlueType.INT, GlueType.INT, GlueType.INT),
        Arguments.of(GlueType.NULL, INT_OR_STRING, INT_OR_STRING),
        Arguments.of(GlueType.INT, GlueType.STRING, INT_OR_STRING),
        Arguments.of(INT_OR_STRING, GlueType.INT, INT_OR_STRING),
        Arguments.of(
            INT_OR_STRING,
            GlueType.DOUBLE,
            new ChoiceOf(List.of(GlueType.DOUBLE, GlueType.INT, GlueType.STRING))),
        Arguments.of(GlueType.decimal(5, 2), GlueType.decimal(6, 0), GlueType.decimal(8, 2)),
        Arguments.of(
            new ArrayOf(GlueType.INT), new ArrayOf(GlueType.STRING), new ArrayOf(INT_OR_STRING)));
  }

  @ParameterizedTest
  @MethodSource("merges")
  void mergedTypes(GlueType left, GlueType right, GlueType both) {
    assertThat(TypeMerge.merge(left, right)).isEqualTo(both);
    assertThat(TypeMerge.merge(right, left)).isEqualTo(both);
  }

  static Stream<Arguments> refined() {
    return Stream.of(
        Arguments.of(GlueType.INT, GlueType.LONG, GlueType.LONG),
        Arguments.of(GlueType.LONG, GlueType.INT, GlueType.LONG),
        Arguments.of(GlueType.INT, GlueType.STRING, GlueType.INT),
        Arguments.of(GlueType.DOUBLE, GlueType.FLOAT, GlueType.FLOAT),
        Arguments.of(GlueType.TIMESTAMP, GlueType.DATE, GlueType.DATE),
        Arguments.of(GlueType.NULL, GlueType.DATE, GlueType.DATE),
        Arguments.of(
            new ChoiceOf(List.of(GlueType.INT, GlueType.LONG)), GlueType.NULL, GlueType.LONG),
        Arguments.of(
            INT_OR_STRING, GlueType.LONG, new ChoiceOf(List.of(GlueType.LONG, GlueType.STRING))),
        Arguments.of(
            new StructOf(List.of(new Field("k", GlueType.INT))),
            new MapOf(GlueType.STRING, GlueType.LONG),
            new MapOf(GlueType.STRING, GlueType.LONG)));
  }

  @ParameterizedTest
  @MethodSource("refined")
  void typesAfterPython(GlueType observed, GlueType before, GlueType kept) {
    assertThat(Refine.type(observed, before)).isEqualTo(kept);
  }

  @Test
  void schemasAsJson() {
    StructOf schema =
        new StructOf(
            List.of(
                new Field("id", INT_OR_STRING),
                new Field("price", GlueType.decimal(8, 2)),
                new Field(
                    "tags", new ArrayOf(new StructOf(List.of(new Field("a.b", GlueType.NULL))))),
                new Field("m", new MapOf(GlueType.STRING, GlueType.BOOLEAN))));
    assertThat(TypeJson.read(TypeJson.write(schema))).isEqualTo(schema);
    assertThat(TypeJson.write(new StructOf(List.of(new Field("id", INT_OR_STRING)))))
        .isEqualTo(
            "{\"dataType\":\"struct\",\"fields\":[{\"name\":\"id\",\"container\":{\"dataType\":\"choice\",\"choices\":["
                + "{\"dataType\":\"int\",\"properties\":{}},{\"dataType\":\"string\",\"properties\":{}}],"
                + "\"properties\":{}},\"properties\":{}}],\"properties\":{}}");
    assertThatThrownBy(() -> TypeJson.read("[]")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TypeJson.read("{\"dataType\":\"int\"}"))
        .hasMessageContaining("struct");
  }
}
