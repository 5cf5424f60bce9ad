package io.mastic.crawlers.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.crawlers.detect.Format;
import io.mastic.crawlers.detect.Look;
import io.mastic.crawlers.detect.Serde;
import io.mastic.crawlers.explain.Findings;
import io.mastic.crawlers.schema.Column;
import io.mastic.crawlers.schema.FileSchema;
import io.mastic.crawlers.schema.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds of every tree: random trees of random layouts. */
class PlansTest {

  private static final int TREES = 300;
  private static final Grouping USUAL =
      new Grouping(Grouping.Likeness.FORMAT_AND_SCHEMA, OptionalInt.empty());

  /**
   * @param columns one letter each
   */
  private record Key(String key, String columns, String compression) {}

  @Test
  void theOrderOfTheListingChangesNothing() {
    for (int seed = 0; seed < TREES; seed++) {
      Random random = new Random(seed);
      List<Key> keys = tree(random);
      List<FoundTable> plan = plan(keys);
      Collections.shuffle(keys, random);
      assertThat(plan(keys)).as("seed %d", seed).isEqualTo(plan);
    }
  }

  @Test
  void anUnrelatedKeyChangesNoOtherTable() {
    for (int seed = 0; seed < TREES; seed++) {
      Random random = new Random(seed);
      List<Key> keys = tree(random);
      List<FoundTable> before = plan(keys);
      // Of columns that no other has, in a folder of its own, at any level of the tree.
      String beside = keys.get(random.nextInt(keys.size())).key();
      List<String> path = Arrays.asList(beside.split("/"));
      int depth = random.nextInt(path.size());
      String folder = String.join("/", path.subList(0, depth));
      keys.add(new Key((depth == 0 ? "" : folder + "/") + "zz-odd/x.json", "XYZ", "none"));
      List<String> after = shown(plan(keys));
      assertThat(after).as("seed %d, %s", seed, beside).containsAll(shown(before));
      assertThat(after).hasSize(before.size() + 1);
    }
  }

  @Test
  void everyFileIsOfOneTable() {
    for (int seed = 0; seed < TREES; seed++) {
      List<Key> keys = tree(new Random(seed));
      long files = plan(keys).stream().mapToLong(table -> table.stats().objects()).sum();
      assertThat(files).as("seed %d", seed).isEqualTo(keys.size());
    }
  }

  @ParameterizedTest
  @CsvSource({"none, gzip", "gzip, none", "none, none", "gzip, gzip"})
  void halfAndHalfAreOneTable(String first, String second) {
    List<Key> keys = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      keys.add(new Key("t/a" + i, "abcdefgh", first));
      keys.add(new Key("t/b" + i, "abcdefghi", second));
    }
    List<FoundTable> plan = plan(keys);
    assertThat(plan).hasSize(1);
    assertThat(plan.get(0).stats().objects()).isEqualTo(500);
    assertThat(plan.get(0).shape().schema().columns()).hasSize(9);
    assertThat(plan.get(0).shape().format().compression())
        .isEqualTo(first.equals(second) ? first : "none");
  }

  @Test
  void whatIsNotTheTablesIsLeftOutOfIt() {
    List<Key> keys = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      keys.add(new Key("t/d=" + i + "/a.json", "ab", "none"));
      keys.add(new Key("t/d=" + i + "/b.json", "ab", "none"));
    }
    keys.add(new Key("t/d=1/odd[1].json", "uv", "none"));
    List<FoundTable> plan = plan(keys);
    assertThat(plan)
        .extracting(FoundTable::location)
        .containsExactly("s3://b/t/", "s3://b/t/d=1/odd[1].json");
    assertThat(plan.get(0).exclusions()).containsExactly("s3://b/t/d=1/odd\\[1\\].json");
    assertThat(Globs.of(plan.get(0).exclusions()).match("s3://b/t/d=1/odd[1].json")).isTrue();
    assertThat(Globs.of(plan.get(0).exclusions()).match("s3://b/t/d=1/a.json")).isFalse();
  }

  /** All that readers of a table see of it. */
  private static List<String> shown(List<FoundTable> plan) {
    return plan.stream()
        .map(
            table ->
                table.location()
                    + table.partitionKeys()
                    + table.stats()
                    + table.shape().schema().columns().size()
                    + table.partitions().stream().map(FoundTable.FoundPartition::location).toList())
        .toList();
  }

  private static List<Key> tree(Random random) {
    List<Key> keys = new ArrayList<>();
    int tables = 1 + random.nextInt(4);
    for (int t = 0; t < tables; t++) {
      String columns = "abcdefghijklmnopqrstuvw".substring(5 * t, 5 * t + 5);
      keys.addAll(table("table" + t + "/", columns, random));
    }
    return keys;
  }

  /** Files of one kind, plain or below partitions of a common layout. */
  private static List<Key> table(String folder, String columns, Random random) {
    List<Function<Integer, String>> layouts =
        List.of(
            i -> "",
            i -> "day=" + i + "/",
            i -> "year=" + (2020 + i / 3) + "/month=" + i % 3 + "/",
            i -> (2020 + i / 4) + "/" + (1 + i % 4) + "/",
            i -> "2026-11-" + (10 + i) + "/");
    Function<Integer, String> layout = layouts.get(random.nextInt(layouts.size()));
    return IntStream.range(0, 1 + random.nextInt(9))
        .mapToObj(
            i ->
                new Key(
                    folder + layout.apply(i) + "f" + i + ".json",
                    random.nextInt(4) == 0 ? columns + "x" : columns,
                    random.nextInt(3) == 0 ? "gzip" : "none"))
        .toList();
  }

  private static List<FoundTable> plan(List<Key> keys) {
    Folder root = Folder.root();
    for (Key key : keys) {
      List<String> path = Arrays.asList(key.key().split("/"));
      List<Column> columns =
          key.columns()
              .chars()
              .mapToObj(c -> new Column(String.valueOf((char) c), Type.INT))
              .toList();
      Look.Recognized look =
          new Look.Recognized(
              new Format("json", key.compression(), Map.of(), Serde.JSON),
              new FileSchema(columns, FileSchema.Names.GIVEN),
              1,
              List.of());
      root.at(path.subList(0, path.size() - 1))
          .add(new FoundFile(key.key(), 10, look), Grouping.Likeness.FORMAT_AND_SCHEMA);
    }
    return TableFinder.of("b", List.of(), root, USUAL, new Findings()).tables();
  }
}
