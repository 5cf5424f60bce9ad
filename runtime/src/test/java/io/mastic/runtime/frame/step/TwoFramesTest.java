package io.mastic.runtime.frame.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.Sparks;
import io.mastic.runtime.frame.cell.Rows;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TwoFramesTest {

  private static Arguments of(
      String name,
      List<String> left,
      List<String> right,
      BinaryOperator<Rows> step,
      String tree,
      String... records) {
    return Arguments.of(name, left, right, step, tree, List.of(records));
  }

  static Stream<Arguments> cases() {
    return Stream.of(
        of(
            "join keeps all fields; a name that both have gets a dot on the right",
            List.of(
                "{\"id\":1,\"name\":\"a\"}", "{\"id\":2,\"name\":\"b\"}", "{\"name\":\"none\"}"),
            List.of("{\"id\":2,\"person\":{\"id\":2},\"name\":\"B\"}", "{\"name\":\"none\"}"),
            Joining.equal(List.of("id"), List.of("person.id")),
            """
            root
            |-- id: int
            |-- name: string
            |-- .id: int
            |-- person: struct
            |    |-- id: int
            |-- .name: string
            """,
            "{\"id\":2,\"name\":\"b\",\".id\":2,\"person\":{\"id\":2},\".name\":\"B\"}"),
        of(
            "join of keys of different types, by several keys",
            List.of("{\"a\":1,\"b\":\"x\"}", "{\"a\":\"2\",\"b\":\"y\"}"),
            List.of("{\"c\":\"1\",\"d\":\"x\"}", "{\"c\":\"2\",\"d\":\"z\"}"),
            Joining.equal(List.of("a", "b"), List.of("c", "d")),
            """
            root
            |-- a: choice
            |    |-- int
            |    |-- string
            |-- b: string
            |-- c: string
            |-- d: string
            """,
            "{\"a\":1,\"b\":\"x\",\"c\":\"1\",\"d\":\"x\"}"),
        of(
            "union by name, types that differ become a choice",
            List.of("{\"a\":1,\"s\":{\"x\":1},\"l\":[1]}"),
            List.of("{\"l\":[\"y\"],\"s\":{\"y\":true},\"a\":\"one\",\"b\":null}"),
            Joining::union,
            """
            root
            |-- a: choice
            |    |-- int
            |    |-- string
            |-- s: struct
            |    |-- x: int
            |    |-- y: boolean
            |-- l: array
            |    |-- element: choice
            |    |    |-- int
            |    |    |-- string
            |-- b: null
            """,
            "{\"a\":1,\"s\":{\"x\":1},\"l\":[1]}",
            "{\"a\":\"one\",\"s\":{\"y\":true},\"l\":[\"y\"]}"),
        of(
            "union with nothing",
            List.of("{\"a\":1}"),
            List.of(),
            Joining::union,
            "root\n|-- a: int\n",
            "{\"a\":1}"),
        of(
            "merge: staged rows win, duplicates and rows without a key stay",
            List.of(
                "{\"id\":1,\"v\":\"old\"}",
                "{\"id\":1,\"v\":\"older\"}",
                "{\"id\":2,\"v\":\"b\"}",
                "{\"id\":2,\"v\":\"b\"}",
                "{\"v\":\"none\"}"),
            List.of("{\"id\":1,\"v\":\"new\"}", "{\"id\":3,\"v\":\"c\",\"w\":1}"),
            Joining.replacing(List.of("id")),
            "root\n|-- id: int\n|-- v: string\n|-- w: int\n",
            "{\"id\":2,\"v\":\"b\"}",
            "{\"id\":2,\"v\":\"b\"}",
            "{\"v\":\"none\"}",
            "{\"id\":1,\"v\":\"new\"}",
            "{\"id\":3,\"v\":\"c\",\"w\":1}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void step(
      String name,
      List<String> left,
      List<String> right,
      BinaryOperator<Rows> step,
      String tree,
      List<String> records) {
    Frame both = json(left).with(json(right), step);
    assertThat(Sparks.tree(both)).isEqualTo(tree);
    assertThat(Sparks.records(both)).containsExactlyInAnyOrderElementsOf(records);
  }

  private static Frame json(List<String> lines) {
    return Sparks.json(lines.toArray(String[]::new));
  }

  @Test
  void aFrameMeetsItself() {
    Frame frame = Frame.of(Sparks.session().range(3).toDF("id"));
    assertThat(Sparks.records(frame.with(frame, Joining.equal(List.of("id"), List.of("id")))))
        .hasSize(3);
    assertThat(Sparks.records(frame.with(frame, Joining.replacing(List.of("id"))))).hasSize(3);
    assertThat(Sparks.records(frame.with(frame, Joining::union))).hasSize(6);
  }

  @Test
  void aKeyThatIsNotThere() {
    Frame frame = Sparks.json("{\"a\":1}");
    assertThatThrownBy(() -> frame.with(frame, Joining.equal(List.of("a"), List.of("z"))).rows())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No field z in this DynamicFrame");
  }
}
