package io.mastic.runtime.frame.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.Sparks;
import io.mastic.runtime.frame.cell.FieldPath;
import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.frame.fault.FaultSite;
import io.mastic.runtime.frame.record.Unbox;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One rule for paths with dots, in every transform. */
class DottedNamesTest {
  private static final String BOTH =
      "{\"order.id\":\"flat\",\"order\":{\"id\":\"inner\",\"x.y\":\"deep\"},\".key\":\"k\","
          + "\"list\":[{\"a.b\":1}]}";
  private static final String FLAT = "{\"order.id\":\"flat\",\"n\":1}";

  @ParameterizedTest
  @CsvSource({
    "order.id, order|id",
    "`order.id`, order.id",
    "order.x.y, order|x.y",
    "order.`x.y`, order|x.y",
    ".key, .key",
    "`.key`, .key",
    "list.a.b, list|a.b",
    "list[].a.b, list|a.b",
    "order.none, order|none",
    "none.at.all, none|at|all"
  })
  void aStepIntoARecordComesFirstThenANameWithDots(String text, String steps) {
    assertThat(FieldPath.in(Sparks.json(BOTH).rows().cells(), text).steps())
        .isEqualTo(List.of(steps.split("\\|", -1)));
  }

  private static Arguments step(
      String name, Function<String, UnaryOperator<Rows>> made, String out) {
    return Arguments.of(name, made, out);
  }

  static Stream<Arguments> steps() {
    return Stream.of(
        step("drop", p -> Fields.drop(List.of(p)), "{\"n\":1}"),
        step("select", p -> Fields.select(List.of(p)), "{\"order.id\":\"flat\"}"),
        step("rename", p -> Fields.rename(p, "to"), "{\"to\":\"flat\",\"n\":1}"),
        step(
            "map",
            p -> Mapping.ignoringCase(List.of(new Mapping.Entry(p, "`a.b`", "string"))),
            "{\"a.b\":\"flat\"}"),
        step(
            "map, by case",
            p -> Mapping.caseSensitive(List.of(new Mapping.Entry(p, "a.b", "string"))),
            "{\"a\":{\"b\":\"flat\"}}"),
        step(
            "resolveChoice",
            p -> Choices.resolve(List.of(new Choices.Spec(p, "cast:string"))),
            FLAT),
        step(
            "splitRows", p -> Split.matching(List.of(new Split.Comparison(p, "=", "flat"))), FLAT));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("steps")
  void withAndWithoutBackTicks(
      String name, Function<String, UnaryOperator<Rows>> made, String out) {
    for (String path : List.of("order.id", "`order.id`")) {
      assertThat(Sparks.records(Sparks.json(FLAT).then(made.apply(path)))).containsExactly(out);
    }
  }

  @ParameterizedTest
  @CsvSource({"order.id", "`order.id`"})
  void inStepsOfTwoFramesAndInUnbox(String path) {
    Frame frame = Sparks.json(FLAT);
    Frame other = Sparks.json("{\"k\":\"flat\"}");
    assertThat(Sparks.records(frame.with(other, Joining.equal(List.of(path), List.of("k")))))
        .containsExactly("{\"order.id\":\"flat\",\"n\":1,\"k\":\"flat\"}");
    assertThat(Sparks.records(frame.with(frame, Joining.replacing(List.of(path)))))
        .containsExactly(FLAT);
    Frame boxed = Sparks.json("{\"order.id\":\"{\\\"x\\\":1}\"}");
    assertThat(Sparks.records(Unbox.field(boxed, path, "json", "{}", FaultSite.UNKNOWN)))
        .containsExactly("{\"order.id\":{\"x\":1}}");
  }
}
