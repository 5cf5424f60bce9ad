package io.mastic.crawlers.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.crawlers.explain.FolderExplanation;
import io.mastic.crawlers.explain.Verdict;
import io.mastic.crawlers.explain.VerdictCode;
import io.mastic.objects.ObjectInfo;
import io.mastic.objects.folder.FolderStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each classifier says of a file, for every code a file of which it is said. */
class VerdictsTest {

  @SuppressWarnings("ArrayRecordComponent")
  private record Case(VerdictCode code, byte[] content, String sentence) {}

  private static final String LOG =
      "10.0.0.1 - - [30/Nov/2026:04:11:55 +0000] \"GET / HTTP/1.1\" 200 5\n";

  private static final byte[] BSON = {12, 0, 0, 0, 0x10, 'a', 0, 1, 0, 0, 0, 0};

  private static final List<FileClassifier> CUSTOM =
      List.of(
          JsonClassifier.withPath("$.rows[*]").named("my-rows"),
          XmlClassifier.ofRows("row", "xml").named("my-xml"),
          GrokClassifier.custom("mine", "%{INT:n:int}!", "").named("my-log"));

  private static final List<Case> CASES =
      List.of(
          of(VerdictCode.MATCHED, "a,b\n1,2\n", "csv: it fits, with certainty 1.0"),
          of(
              VerdictCode.MATCHED,
              "1!\n2!\n3\n",
              "my-log: it fits, with certainty 0.6666666666666666"),
          of(
              VerdictCode.ALSO_FITS,
              "{\"rows\":[{\"a\":1}]}\n",
              "json: it would fit with certainty 1.0, but my-rows was asked first"),
          of(
              VerdictCode.OTHER_BEGINNING,
              "a,b\n1,2\n",
              "parquet: its files begin with other bytes"),
          new Case(
              VerdictCode.BROKEN,
              new byte[] {'P', 'A', 'R', '1', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
              "parquet: it begins as Parquet but does not end as Parquet"),
          new Case(
              VerdictCode.NOT_READ,
              LOG.repeat(3).getBytes(StandardCharsets.UTF_16LE),
              "apache: it is a log in UTF-16LE, and logs are read by lines of bytes"),
          new Case(VerdictCode.NOT_TEXT, BSON, "csv: the file is no text"),
          of(
              VerdictCode.NOT_JSON,
              "a,b\n1,2\n",
              "json: the first character is 'a', and JSON begins with '{' or '['"),
          of(
              VerdictCode.BROKEN_JSON,
              "{\"a\":1}\nx\n",
              "json: it begins like JSON, and cannot be read near byte 10: Unrecognized token 'x':"
                  + " was expecting (JSON String, Number (or 'NaN'/'+INF'/'-INF'), Array, Object or"
                  + " token 'null', 'true' or 'false')"),
          of(VerdictCode.NOTHING_AT_PATH, "{\"a\":1}\n", "my-rows: there is nothing at $.rows[*]"),
          of(VerdictCode.NOT_XML, "a,b\n1,2\n", "xml: it does not begin with a tag"),
          of(
              VerdictCode.BROKEN_XML,
              "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
              "xml: it is XML that declares a document type, which is not read"),
          of(
              VerdictCode.NO_ROWS_OF_TAG,
              "<a><b>1</b><row x='1'/></a>",
              "my-xml: there is no element row with content"),
          of(
              VerdictCode.FEW_LINES_MATCH,
              "a,b\n1,2\n",
              "apache: 0 of the first 2 lines match its pattern, four of five must"),
          of(VerdictCode.BEGINS_LIKE_JSON, "{\"a\":1}\n", "csv: it begins with '{', as JSON does"),
          of(
              VerdictCode.ONE_COLUMN,
              "one\ntwo\n",
              "csv: no delimiter parts its lines into columns: tab, ',', '|', ';', Ctrl-A"),
          of(
              VerdictCode.RAGGED,
              "a,b\n1,2,3\n4\n5,6,7,8\n",
              "csv: parted by ',', 25 % of the rows have 4 columns, 80 % must"),
          of(
              VerdictCode.NO_ROWS,
              "2026-11-30 04:11:55,123 INFO a\n2026-11-30 04:11:56,123 INFO b\n",
              "csv: ',' is in each line, but most are messages of a log"),
          of(VerdictCode.TOO_FEW_ROWS, "a,b\n", "csv: it has 1 rows, two are needed"),
          of(
              VerdictCode.TOO_MANY_COLUMNS,
              (",".repeat(10_000) + "\n").repeat(2),
              "csv: it has 10001 columns, more than 10000"));

  @TempDir private Path directory;
  private FolderStore store;

  @BeforeEach
  void open() {
    store = new FolderStore(directory);
    store.createBucket("raw", "us-east-1");
  }

  private static Case of(VerdictCode code, String content, String sentence) {
    return new Case(code, content.getBytes(StandardCharsets.UTF_8), sentence);
  }

  private FolderExplanation explain(String key, byte[] content) {
    ObjectInfo file = store.put("raw", key, content, null);
    return new Detector(store, CUSTOM).explain("raw", file, "s3://b/t/").orElseThrow();
  }

  @Test
  void eachCodeIsSaidOfAFile() {
    Set<VerdictCode> said = EnumSet.noneOf(VerdictCode.class);
    for (Case each : CASES) {
      assertThat(explain("t/f", each.content()).verdicts())
          .as("%s", each.code())
          .filteredOn(verdict -> verdict.code() == each.code())
          .extracting(Verdict::sentence)
          .contains(each.sentence());
      said.add(each.code());
    }
    assertThat(said).isEqualTo(EnumSet.allOf(VerdictCode.class));
  }

  @Test
  void everyClassifierIsAskedInAwsOrderAndOneWins() {
    FolderExplanation log = explain("t/a.log", LOG.repeat(3).getBytes(StandardCharsets.UTF_8));
    assertThat(log.classification()).isEqualTo("apache");
    assertThat(log.verdicts().stream().map(Verdict::classifier).collect(Collectors.joining(" ")))
        .isEqualTo(
            "my-rows my-xml my-log avro orc parquet json bson xml ion combined_apache apache"
                + " linux_kernel microsoft_log ruby_logger squid redismonlog redislog csv");
    assertThat(log.verdicts())
        .filteredOn(verdict -> verdict.code() == VerdictCode.MATCHED)
        .extracting(Verdict::classifier)
        .containsExactly("apache");
    assertThat(log.verdicts()).noneMatch(verdict -> verdict.sentence().matches(".*\\{\\w+}.*"));
  }

  @Test
  void noSentenceHasAGap() {
    for (Case each : CASES) {
      assertThat(explain("t/f", each.content()).verdicts())
          .extracting(Verdict::sentence)
          .noneMatch(sentence -> sentence.matches(".*\\{\\w+}.*"));
    }
  }

  @Test
  void columnsHaveTheirEvidence() {
    String csv = "id,zip,note\n1,12345,x\n2,N/A,\n3,54321,z\n";
    assertThat(explain("t/a.csv", csv.getBytes(StandardCharsets.UTF_8)).columns())
        .extracting(column -> column.sentence())
        .containsExactly(
            "id is bigint: 3 bigint like 1 in record 1",
            "zip is string: 2 bigint like 12345 in record 1, 1 string like N/A in record 2",
            "note is string: 2 string like x in record 1, 1 empty like  in record 2");
    String json = "{\"a\":1,\"b\":{\"c\":1}}\n{\"a\":2.5}\n{\"a\":null,\"d\":[1]}\n";
    assertThat(explain("t/a.json", json.getBytes(StandardCharsets.UTF_8)).columns())
        .extracting(column -> column.sentence())
        .containsExactly(
            "a is double: 1 int like 1 in record 1, 1 double like 2.5 in record 2, 1 empty like"
                + " null in record 3",
            "b is struct<c:int>: 1 struct like {\"c\":1} in record 1",
            "d is array<int>: 1 array like [1] in record 3");
  }
}
