package io.mastic.crawlers.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.crawlers.detect.Format;
import io.mastic.crawlers.detect.Look;
import io.mastic.crawlers.detect.Serde;
import io.mastic.crawlers.explain.Findings;
import io.mastic.crawlers.schema.Column;
import io.mastic.crawlers.schema.FileSchema;
import io.mastic.crawlers.schema.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Trees of files and the tables they are. A file is {@code path:columns}, its format the ending of
 * its name; a table is {@code location[keys]}.
 */
class TableFinderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.json:xy                                        | s3://b/
          t/a.json:xy                                      | s3://b/t/
          t/a.json:xy t/b.json:xy                          | s3://b/t/
          t/a.json:xy u/a.json:vw                          | s3://b/t/ s3://b/u/
          t/a.json:xy u/a.csv:xy                           | s3://b/t/ s3://b/u/
          t/a.json:xy u/a.json:xy                          | s3://b/[partition_0]
          t/a.json:xy u/a.json:xy z/a.json:vw              | s3://b/[partition_0] s3://b/z/
          t/y=1/a.json:xy t/y=2/a.json:xy                  | s3://b/t/[y]
          t/y=1/a.json:xy                                  | s3://b/t/[y]
          t/y=1/a.json:xy t/y=2/a.json:vw                  | s3://b/t/y=1/ s3://b/t/y=2/
          t/y=1/m=1/a.json:xy t/y=1/m=2/a.json:xy          | s3://b/t/[y,m]
          t/Y=1/a.json:xy t/y=2/a.json:xy                  | s3://b/t/[y]
          t/2020/01/a.json:xy t/2021/01/a.json:xy          | s3://b/t/[partition_0,partition_1]
          ev/2026/11/28/f.json:xy ev/2026/11/29/f.json:xy ev/2026/11/30/f.json:xy ev/2026/12/01/f.json:xy | s3://b/ev/[partition_0,partition_1,partition_2]
          t/a.json:xy t/u/b.json:vw                        | s3://b/t/ s3://b/t/u/
          ev/2026/f.json:xy                                | s3://b/ev/[partition_0]
          t/eu/p/a.json:xy t/us/p/a.json:xy t/us/q/a.json:xy | s3://b/t/[partition_0,partition_1]
          t/eu/p/a.json:xy                                 | s3://b/t/eu/p/
          t/eu/p/a.json:xy t/us/a.json:xy                  | s3://b/t/eu/p/ s3://b/t/us/
          t/y=1/eu/a.json:xy                               | s3://b/t/[y,partition_1]
          t/y=1/a.json:xy t/y=2/a.json:xy t/p/a.json:vw t/q/a.json:rs t/r/a.json:mn | s3://b/t/[y] s3://b/t/p/ s3://b/t/q/ s3://b/t/r/
          t/y=1/a.json:xy t/y=2/a.json:xy t/notes.csv:vw   | s3://b/t/[y] s3://b/t/notes.csv
          t/2026/a.json:xy t/2027/a.json:xy t/docs/a.csv:v t/more/a.csv:w | s3://b/t/[partition_0] s3://b/t/docs/ s3://b/t/more/
          a/f.json:abcdefg b/f.json:abcdefgh c/f.json:bcdefghi | s3://b/[partition_0]
          a/f.json:abcdefghij b/f.json:abcdefgklm              | s3://b/a/ s3://b/b/
          a/f.json:a b/f.json:a c/f.json:a d/f.json:a e/f.json:a f/f.json:a v/f.json:v w/f.json:w x/f.json:x y/f.json:y | s3://b/[partition_0] s3://b/v/ s3://b/w/ s3://b/x/ s3://b/y/
          a/f.json:a b/f.json:a c/f.json:a d/f.json:a e/f.json:a f/f.json:a v/f.json:v w/f.json:w x/f.json:x y/f.json:y z/f.json:z | s3://b/a/ s3://b/b/ s3://b/c/ s3://b/d/ s3://b/e/ s3://b/f/ s3://b/v/ s3://b/w/ s3://b/x/ s3://b/y/ s3://b/z/
          t/2020/1/a.json:xy t/2020/2/a.json:xy t/2021/1/a.json:xy t/2021/2/a.json:xy | s3://b/t/[partition_0,partition_1]
          t/y=1/eu/a.json:xy t/y=1/us/a.json:xy            | s3://b/t/[y,partition_1]
          t/y=1/a.json:xy t/m=2/a.json:xy                  | s3://b/t/[partition_0]
          t/a.json:xy t/b.json:vw                          | s3://b/t/a.json s3://b/t/b.json
          t/a.json:xy t/b.json:xy t/c.csv:xy               | s3://b/t/ s3://b/t/c.csv
          t/a.json:xy t/u/b.json:xy                        | s3://b/t/a.json s3://b/t/u/
          t/y=1/a.json:xy t/y=1/m=1/b.json:xy              | s3://b/t/[y,m] s3://b/t/y=1/a.json
          """)
  void tablesOfATree(String files, String tables) {
    assertThat(
            tables(files, new Grouping(Grouping.Likeness.FORMAT_AND_SCHEMA, OptionalInt.empty())))
        .isEqualTo(tables);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          t/y=1/a.json:xy t/y=2/a.json:vw                  | s3://b/[partition_0,y]
          t/a.json:xy u/a.json:vw                          | s3://b/[partition_0]
          t/a.json:xy u/a.csv:vw                           | s3://b/t/ s3://b/u/
          a.json:xy b.json:vw                              | s3://b/
          """)
  void combinedSchemas(String files, String tables) {
    assertThat(tables(files, new Grouping(Grouping.Likeness.FORMAT, OptionalInt.empty())))
        .isEqualTo(tables);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 | t/a.json:xy u/a.json:xy                      | s3://b/[partition_0]
          2 | t/a.json:xy u/a.json:xy                      | s3://b/t/ s3://b/u/
          2 | t/2020/a.json:xy t/2021/a.json:xy u/1/a.json:xy | s3://b/t/[partition_0] s3://b/u/[partition_0]
          3 | t/y=1/m=1/a.json:xy t/y=2/m=1/a.json:xy      | s3://b/t/y=1/[m] s3://b/t/y=2/[m]
          2 | t/y=1/a.json:xy t/y=2/a.json:vw              | s3://b/t/[y]
          """)
  void tableLevels(int level, String files, String tables) {
    Grouping grouping = new Grouping(Grouping.Likeness.FORMAT_AND_SCHEMA, OptionalInt.of(level));
    assertThat(tables(files, grouping)).isEqualTo(tables);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          t/y=1/a.json:x t/y=2/a.json:x                    | 1 2
          t/d=a%20b/a.json:x t/d=c/a.json:x                | a b,c
          t/eu/a.json:x t/us/a.json:x                      | eu us
          """)
  void valuesOfPartitions(String files, String values) {
    FoundTable table =
        found(files, new Grouping(Grouping.Likeness.FORMAT_AND_SCHEMA, OptionalInt.empty())).get(0);
    String separator = values.contains(",") ? "," : " ";
    assertThat(table.partitions())
        .extracting(partition -> partition.values().get(0))
        .containsExactly(values.split(separator));
    assertThat(table.partitions().get(0).location()).startsWith("s3://b/t/").endsWith("/");
    assertThat(table.stats().objects()).isEqualTo(2);
  }

  private static String tables(String files, Grouping grouping) {
    return String.join(" ", found(files, grouping).stream().map(TableFinderTest::show).toList());
  }

  private static String show(FoundTable table) {
    return table.location()
        + (table.partitionKeys().isEmpty()
            ? ""
            : "[" + String.join(",", table.partitionKeys()) + "]");
  }

  private static List<FoundTable> found(String files, Grouping grouping) {
    Folder root = Folder.root();
    for (String file : files.split(" ", -1)) {
      String key = file.substring(0, file.lastIndexOf(':'));
      List<String> path = Arrays.asList(key.split("/"));
      root.at(path.subList(0, path.size() - 1))
          .add(
              new FoundFile(key, 10, look(key, file.substring(file.lastIndexOf(':') + 1))),
              grouping.likenessOfFiles());
    }
    return TableFinder.of("b", List.of(), root, grouping, new Findings()).tables();
  }

  private static Look.Recognized look(String key, String columns) {
    String classification = key.substring(key.lastIndexOf('.') + 1);
    List<Column> schema =
        columns.chars().mapToObj(c -> new Column(String.valueOf((char) c), Type.INT)).toList();
    return new Look.Recognized(
        new Format(classification, "none", Map.of(), Serde.JSON),
        new FileSchema(schema, FileSchema.Names.GIVEN),
        1,
        List.of());
  }
}
