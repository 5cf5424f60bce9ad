package io.mastic.runtime.frame.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.Sparks;
import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.frame.cell.Staging;
import io.mastic.runtime.frame.type.GlueType;
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
            "join: a key's name that both have gets a dot on the right, any other stands once",
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
            """,
            "{\"id\":2,\"name\":\"b\",\".id\":2,\"person\":{\"id\":2}}"),
        of(
            "join: fields of both that are no keys hold the first value there is, of either type",
            List.of("{\"k\":1,\"links\":[{\"u\":\"a\"}],\"n\":null}", "{\"k\":2,\"n\":3}"),
            List.of(
                "{\"key\":1,\"links\":[{\"u\":\"b\",\"t\":1}],\"n\":\"x\"}",
                "{\"key\":2,\"links\":[{\"u\":\"c\",\"t\":2}],\"n\":\"y\"}"),
            Joining.equal(List.of("k"), List.of("key")),
            """
            root
            |-- k: int
            |-- links: array
            |    |-- element: struct
            |    |    |-- u: string
            |    |    |-- t: int
            |-- n: choice
            |    |-- int
            |    |-- string
            |-- key: int
            """,
            "{\"k\":1,\"links\":[{\"u\":\"a\"}],\"n\":\"x\",\"key\":1}",
            "{\"k\":2,\"links\":[{\"u\":\"c\",\"t\":2}],\"n\":3,\"key\":2}"),
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

  /** AWS's example join_and_relationalize, its schemas cut to the fields that meet. */
  @Test
  void theLegislatorsGiveOneLinksAndSixTables() {
    Frame persons =
        Sparks.json(
            """
            {"id":"p","name":"Ann","links":[{"note":"w","url":"u"}],"image":"i","identifiers":[{"scheme":"s"}],\
            "other_names":[{"lang":"en"}],"images":[{"url":"u"}],"contact_details":[{"type":"fax"}]}""");
    Frame memberships =
        Sparks.json("{\"organization_id\":\"o\",\"person_id\":\"p\",\"role\":\"r\"}");
    Frame orgs =
        Sparks.json(
            "{\"org_id\":\"o\",\"org_name\":\"House\",\"links\":[{\"note\":\"x\",\"url\":\"y\"}],"
                + "\"image\":null,\"seats\":435,\"type\":\"lower house\"}");
    Frame history =
        orgs.with(
                persons.with(memberships, Joining.equal(List.of("id"), List.of("person_id"))),
                Joining.equal(List.of("org_id"), List.of("organization_id")))
            .then(Fields.drop(List.of("person_id", "org_id")));
    assertThat(history.schema().fields())
        .extracting(GlueType.Field::name)
        .containsExactlyInAnyOrder(
            "org_name",
            "links",
            "image",
            "seats",
            "type",
            "id",
            "name",
            "identifiers",
            "other_names",
            "images",
            "contact_details",
            "organization_id",
            "role");
    assertThat(Pivot.tables(history.rows(), "hist_root", Staging.cached()).keySet())
        .containsExactlyInAnyOrder(
            "hist_root",
            "hist_root_contact_details",
            "hist_root_links",
            "hist_root_other_names",
            "hist_root_images",
            "hist_root_identifiers");
  }

  @Test
  void aKeyThatIsNotThere() {
    Frame frame = Sparks.json("{\"a\":1}");
    assertThatThrownBy(() -> frame.with(frame, Joining.equal(List.of("a"), List.of("z"))).rows())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No field z in this DynamicFrame");
  }
}
