package io.mastic.crawlers.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.crawlers.detect.Format;
import io.mastic.crawlers.detect.Look;
import io.mastic.crawlers.detect.Serde;
import io.mastic.crawlers.explain.CrawlCode;
import io.mastic.crawlers.explain.CrawlFinding;
import io.mastic.crawlers.explain.Findings;
import io.mastic.crawlers.schema.Column;
import io.mastic.crawlers.schema.FileSchema;
import io.mastic.crawlers.schema.Type;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Why a tree is what it is: for every code a tree that has it said, and its sentence. */
class ExplanationsTest {

  /** Files as {@code key:columns}; {@code ?} is a file of no table, {@code !} a mark of a lake. */
  private record Case(CrawlCode code, int level, String files, String sentence) {}

  private static final List<Case> CASES =
      List.of(
          new Case(
              CrawlCode.FORMAT,
              0,
              "t/a.json:xy",
              "s3://b/t/ is json with certainty 1.0: 1 file, 1 records."),
          new Case(
              CrawlCode.FORMAT,
              0,
              "t/a.csv:xy",
              "s3://b/t/ is csv with certainty 1.0 (delimiter ',', a header, packed with gzip): 1"
                  + " file, 1 records."),
          new Case(
              CrawlCode.PARTITIONS,
              0,
              "t/y=1/a.json:x t/y=2/a.json:x",
              "s3://b/t/ is one table: its 2 folders of files hold alike data, partitions by y."),
          new Case(
              CrawlCode.LONE_PARTITION,
              0,
              "t/2026/a.json:x",
              "s3://b/t/ is one table though it has the one sub-folder 2026: its name is a"
                  + " partition's."),
          new Case(
              CrawlCode.UNLIKE_FOLDER,
              0,
              "t/y=1/a.json:abcd t/y=2/a.json:abcd t/y=3/a.json:abef",
              "s3://b/t/y=3/ is a table of its own: its data is unlike that of the folders beside"
                  + " it (50 % alike, more than 70 % are asked for)."),
          new Case(
              CrawlCode.OTHER_DEPTH,
              0,
              "t/y=1/a.json:x t/y=2/a.json:x t/y=3/m/a.json:x",
              "s3://b/t/y=3/m/ is a table of its own: its files lie 2 folders deep, those of the"
                  + " folders beside it 1."),
          new Case(
              CrawlCode.NO_MAJORITY,
              0,
              "t/a.json:x u/a.json:y",
              "s3://b/t/ is a table of its own: of the 2 folders beside each other, 2 kinds of"
                  + " data, none is in more than half."),
          new Case(
              CrawlCode.TOO_MANY_SCHEMAS,
              0,
              "a/f.json:a b/f.json:b c/f.json:c d/f.json:d e/f.json:e f/f.json:f",
              "s3://b/a/ is a table of its own: 6 different schemas lie beside each other, and a"
                  + " table's folder may hold five."),
          new Case(
              CrawlCode.ABOVE_TABLE_LEVEL,
              2,
              "t/a.json:x u/a.json:x",
              "s3://b/t/ is a table of its own: tables are asked for at level 2."),
          new Case(
              CrawlCode.FILE_BESIDE_FOLDERS,
              0,
              "t/y=1/a.json:x t/y=2/a.json:x t/n.csv:v",
              "s3://b/t/n.csv is a table of its own: it lies beside folders with data."),
          new Case(
              CrawlCode.FOLDER_BESIDE_FILES,
              0,
              "t/a.json:x t/u/b.json:v",
              "s3://b/t/u/ is a table of its own: it lies beside the files of a table that are"
                  + " unlike its own."),
          new Case(
              CrawlCode.FILE_UNLIKE,
              0,
              "t/a.json:x t/b.json:v",
              "s3://b/t/a.json is a table of its own: it is unlike the files beside it."),
          new Case(
              CrawlCode.LEFT_OUT,
              0,
              "t/a.json:x t/b.json:x t/c.json:v t/d.txt:?",
              "2 files of s3://b/t/ are not of its table and are excluded from it: c.json,"
                  + " d.txt."),
          new Case(
              CrawlCode.LAKE_TABLE,
              0,
              "t/metadata/v1.metadata.json:! t/data/a.json:x",
              "s3://b/t is a table of Iceberg, by t/metadata/v1.metadata.json."));

  /** What needs more than a tree: a crawl says these in CrawlsContract. */
  private static final Set<CrawlCode> OF_CRAWLS =
      EnumSet.of(CrawlCode.UNKNOWN_FILE, CrawlCode.LAKE_UNREADABLE, CrawlCode.NO_FILES);

  /**
   * What is of other targets, events and faults: TargetCrawlsTest, JdbcCrawlsTest,
   * DynamoCrawlsTest, EventCrawlsTest and CrawlFaultsContract have them said.
   */
  private static final Set<CrawlCode> OF_TARGETS =
      EnumSet.of(
          CrawlCode.NO_LAKE_TABLE,
          CrawlCode.OTHER_KEYS,
          CrawlCode.DATABASE_TABLE,
          CrawlCode.NO_TABLES,
          CrawlCode.DYNAMO_TABLE,
          CrawlCode.BY_EVENTS,
          CrawlCode.STRANGE_MESSAGES,
          CrawlCode.UNREADABLE_FILE);

  @Test
  void eachCodeIsSaidByACase() {
    for (Case each : CASES) {
      assertThat(findings(each).kept())
          .as("%s", each.files())
          .filteredOn(finding -> finding.code() == each.code())
          .extracting(CrawlFinding::sentence)
          .contains(each.sentence());
    }
    Findings many = new Findings();
    Folder root = Folder.root();
    root.add(file("a.json", "x"), Grouping.Likeness.FORMAT_AND_SCHEMA);
    for (int i = 0; i <= Strangers.MOST; i++) {
      root.addStranger("odd" + i);
    }
    TableFinder.of("b", List.of(), root, grouping(0), many);
    assertThat(many.kept())
        .extracting(CrawlFinding::sentence)
        .contains(
            "s3://b/ holds 201 files that are not of its table, too many to be excluded one by"
                + " one: readers will meet them.");
    EnumSet<CrawlCode> said = EnumSet.of(CrawlCode.LEFT_OUT_TOO_MANY);
    CASES.forEach(each -> said.add(each.code()));
    said.addAll(OF_CRAWLS);
    said.addAll(OF_TARGETS);
    assertThat(said).isEqualTo(EnumSet.allOf(CrawlCode.class));
  }

  @Test
  void noSentenceHasAGap() {
    for (Case each : CASES) {
      assertThat(findings(each).kept())
          .extracting(CrawlFinding::sentence)
          .noneMatch(sentence -> sentence.contains("{") || sentence.contains("}"));
    }
  }

  @Test
  void oddOnesAreCountedAndNotAllKept() {
    Findings findings = new Findings();
    for (int i = 0; i < 3 * Findings.MOST; i++) {
      findings.add(CrawlFinding.of(CrawlCode.NO_FILES, "s3://b/" + i));
    }
    assertThat(findings.kept()).hasSize(Findings.MOST);
    assertThat(findings.counts()).containsEntry(CrawlCode.NO_FILES, 3 * Findings.MOST);
  }

  private static Findings findings(Case each) {
    Findings findings = new Findings();
    Folder root = Folder.root();
    for (String file : each.files().split(" ", -1)) {
      String key = file.substring(0, file.lastIndexOf(':'));
      String columns = file.substring(file.lastIndexOf(':') + 1);
      List<String> path = Arrays.asList(key.split("/"));
      Folder folder = root.at(path.subList(0, path.size() - 1));
      if (columns.equals("?")) {
        folder.addStranger(path.get(path.size() - 1));
      } else if (columns.equals("!")) {
        LakeMark.Place place = LakeMark.of(key).orElseThrow();
        root.at(List.of(place.folder())).mark(new LakeMark(place.lake(), key));
      } else {
        folder.add(file(key, columns), Grouping.Likeness.FORMAT_AND_SCHEMA);
      }
    }
    TableFinder.of("b", List.of(), root, grouping(each.level()), findings);
    return findings;
  }

  private static Grouping grouping(int level) {
    return new Grouping(
        Grouping.Likeness.FORMAT_AND_SCHEMA,
        level == 0 ? OptionalInt.empty() : OptionalInt.of(level));
  }

  private static FoundFile file(String key, String columns) {
    boolean csv = key.endsWith(".csv");
    Map<String, String> parameters =
        csv ? Map.of("delimiter", ",", "skip.header.line.count", "1") : Map.of();
    Look.Recognized look =
        new Look.Recognized(
            new Format(csv ? "csv" : "json", csv ? "gzip" : "none", parameters, Serde.JSON),
            new FileSchema(
                columns.chars().mapToObj(c -> new Column("" + (char) c, Type.INT)).toList(),
                FileSchema.Names.GIVEN),
            1,
            List.of());
    return new FoundFile(key, 10, look);
  }
}
