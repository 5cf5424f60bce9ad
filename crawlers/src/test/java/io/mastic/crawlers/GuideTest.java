package io.mastic.crawlers;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.catalog.scope.TableName;
import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.model.CreateCrawlerRequest;
import software.amazon.awssdk.services.glue.model.LastCrawlStatus;

/**
 * The examples of AWS Glue's developer guide come out as it says; each group names its page below
 * {@code https://docs.aws.amazon.com/glue/latest/dg/}.
 */
class GuideTest {

  @TempDir Path directory;
  private Db db;
  private Town town;

  @BeforeEach
  void open() {
    db = TestDatabases.sqlite(directory);
    town = new Town(db, directory).start();
    town.database("db");
  }

  @AfterEach
  void close() {
    town.close();
    db.close();
  }

  private void crawl(CreateCrawlerRequest.Builder crawler) {
    town.create(crawler);
    assertThat(town.crawl("c").status()).isEqualTo(LastCrawlStatus.SUCCEEDED);
  }

  private List<String> values(String table) {
    return town.partitions(table).stream().map(p -> String.join("/", p.values())).toList();
  }

  /** crawler-s3-folder-table-partition.html */
  @Nested
  class WhenToCreatePartitions {

    @Test
    void aYearOfSales() {
      for (String day : List.of("Jan/day=1", "Jan/day=2", "Feb/day=1", "Feb/day=2")) {
        town.put("sales", "year=2019/month=" + day + "/f.json", "{\"item\":\"a\",\"n\":1}\n");
        town.put("sales", "year=2019/month=" + day + "/g.json", "{\"item\":\"b\",\"n\":2}\n");
      }
      crawl(Town.crawler("c", "s3://sales/"));
      assertThat(town.tables()).containsExactly("sales");
      assertThat(town.keys("sales")).isEqualTo("year string, month string, day string");
      assertThat(values("sales"))
          .containsExactlyInAnyOrder("2019/Jan/1", "2019/Jan/2", "2019/Feb/1", "2019/Feb/2");
    }

    private void folders() {
      for (String folder :
          List.of(
              "table1/partition1",
              "table1/partition2",
              "table1/partition3",
              "table2/partition4",
              "table2/partition5")) {
        town.put("bucket01", "folder1/" + folder + "/file.txt", "a,b\n1,x\n2,y\n");
      }
    }

    @Test
    void oneDataStoreIsOneTableWithTwoKeys() {
      folders();
      crawl(Town.crawler("c", "s3://bucket01/folder1/"));
      assertThat(town.tables()).containsExactly("folder1");
      assertThat(town.keys("folder1")).isEqualTo("partition_0 string, partition_1 string");
      assertThat(values("folder1"))
          .containsExactlyInAnyOrder(
              "table1/partition1",
              "table1/partition2",
              "table1/partition3",
              "table2/partition4",
              "table2/partition5");
    }

    @Test
    void twoDataStoresAreTwoTables() {
      folders();
      crawl(Town.crawler("c", "s3://bucket01/folder1/table1/", "s3://bucket01/folder1/table2"));
      assertThat(town.tables()).containsExactly("table1", "table2");
      assertThat(values("table1")).containsExactly("partition1", "partition2", "partition3");
      assertThat(values("table2")).containsExactly("partition4", "partition5");
    }
  }

  /** crawler-grouping-policy.html */
  @Nested
  class OneSchemaForEachPath {

    private void files() {
      town.put("raw", "table1/year=2017/data1.json", "{\"A\": 1, \"B\": 2}");
      town.put("raw", "table1/year=2018/data2.json", "{\"C\": 3, \"D\": 4}");
    }

    @Test
    void schemasThatAreNotSimilarAreTwoTables() {
      files();
      crawl(Town.crawler("c", "s3://raw/table1/"));
      assertThat(town.tables()).containsExactly("year_2017", "year_2018");
    }

    @Test
    void compatibleSchemasAreCombined() {
      files();
      crawl(
          Town.crawler("c", "s3://raw/table1/")
              .configuration(
                  "{\"Version\": 1.0, \"Grouping\": {\"TableGroupingPolicy\":"
                      + " \"CombineCompatibleSchemas\" }}"));
      assertThat(town.tables()).containsExactly("table1");
      assertThat(town.columns("table1")).isEqualTo("a int, b int, c int, d int");
      assertThat(town.keys("table1")).isEqualTo("year string");
    }
  }

  /** crawler-table-level.html */
  @Test
  void levelThreeOfMydataset() {
    for (String path : List.of("2019/01/01/00", "2019/01/01/01", "2019/02/01/00")) {
      town.put("mydataset", path + "/f.json", "{\"a\":1}");
    }
    crawl(
        Town.crawler("c", "s3://mydataset/")
            .configuration("{\"Version\": 1.0, \"Grouping\": { \"TableLevelConfiguration\": 3 }}"));
    assertThat(town.tables()).containsExactly("01", "02");
    assertThat(town.table("01").storageDescriptor().location())
        .isEqualTo("s3://mydataset/2019/01/");
    assertThat(values("01")).containsExactly("01/00", "01/01");
  }

  /** custom-classifier.html */
  @Nested
  class CustomClassifiers {

    private static final String AREAS =
        """
        {
          "type": "constituency",
          "id": "ocd-division\\/country:us\\/state:ak",
          "name": "Alaska"
        }
        {
          "type": "constituency",
          "identifiers": [
            {"scheme": "dmoz", "identifier": "Regional\\/North_America\\/United_States\\/Alaska\\/"},
            {"scheme": "fips", "identifier": "US02"}
          ],
          "other_names": [
            {"lang": "en", "note": "multilingual", "name": "Alaska"}
          ],
          "id": "ocd-division\\/country:us\\/state:ak",
          "name": "Alaska"
        }
        """;

    private void json(String path) {
      town.as(
          () ->
              town.classifiers()
                  .createClassifier(r -> r.jsonClassifier(j -> j.name("k").jsonPath(path))));
      crawl(Town.crawler("c", "s3://raw/t/").classifiers("k"));
    }

    @Test
    void recordsOfAnArray() {
      town.put(
          "raw",
          "t/a.json",
          "[{\"type\":\"c\",\"id\":\"x\",\"name\":\"Alaska\"},"
              + "{\"type\":\"c\",\"id\":\"y\",\"name\":\"Alabama\"}]");
      json("$[*]");
      assertThat(town.columns("t")).isEqualTo("type string, id string, name string");
      assertThat(town.table("t").parameters()).containsEntry("recordCount", "2");
    }

    @Test
    void withoutAPathTheWholeFileIsTheSchema() {
      town.put("raw", "t/areas.json", AREAS);
      crawl(Town.crawler("c", "s3://raw/t/"));
      assertThat(town.columns("t").split(", "))
          .containsExactlyInAnyOrder(
              "type string",
              "id string",
              "name string",
              "identifiers array<struct<scheme:string,identifier:string>>",
              "other_names array<struct<lang:string,note:string,name:string>>");
    }

    @Test
    void partsOfAFile() {
      for (String path : List.of("$.id", "$.identifiers[*].identifier", "$.other_names[*].name")) {
        town.put("raw", "t/areas.json", AREAS);
        if (path.equals("$.id")) {
          json(path);
        } else {
          town.as(
              () ->
                  town.classifiers()
                      .updateClassifier(r -> r.jsonClassifier(j -> j.name("k").jsonPath(path))));
          town.as(() -> town.glue().deleteCrawler(r -> r.name("c")));
          crawl(Town.crawler("c", "s3://raw/t/").classifiers("k"));
        }
        assertThat(town.columns("t")).as(path).isEqualTo("record string");
      }
    }

    @Test
    void aGrokPatternOfCustomPatterns() {
      town.put(
          "raw",
          "t/a.log",
          """
          2017-03-30 04:11:55 [1f3a-2b-3c-4d-5e] BENCHMARK : Running
          2017-03-30T04:11:56Z [1f3a-2b-3c-4d-5e] INFO : Done: 3
          """);
      town.as(
          () ->
              town.classifiers()
                  .createClassifier(
                      r ->
                          r.grokClassifier(
                              g ->
                                  g.name("k")
                                      .classification("special-logs")
                                      .grokPattern(
                                          "%{TIMESTAMP_ISO8601:timestamp}"
                                              + " \\[%{MESSAGEPREFIX:message_prefix}\\]"
                                              + " %{CRAWLERLOGLEVEL:loglevel} :"
                                              + " %{GREEDYDATA:message}")
                                      .customPatterns(
                                          "CRAWLERLOGLEVEL (BENCHMARK|ERROR|WARN|INFO|TRACE)\n"
                                              + "MESSAGEPREFIX .*-.*-.*-.*-.*"))));
      crawl(Town.crawler("c", "s3://raw/t/").classifiers("k"));
      assertThat(town.columns("t"))
          .isEqualTo("timestamp string, message_prefix string, loglevel string, message string");
      assertThat(town.table("t").parameters()).containsEntry("classification", "special-logs");
      assertThat(town.table("t").storageDescriptor().serdeInfo().serializationLibrary())
          .endsWith("GrokSerDe");
    }

    @Test
    void aHeaderAloneNeedsTypes() {
      town.put("raw", "t/a.csv", "id,at\n");
      crawl(Town.crawler("c", "s3://raw/t/"));
      assertThat(town.tables()).isEmpty();
      town.as(
          () ->
              town.classifiers()
                  .createClassifier(
                      r ->
                          r.csvClassifier(
                              k ->
                                  k.name("k")
                                      .containsHeader("PRESENT")
                                      .header("id", "at")
                                      .customDatatypeConfigured(true)
                                      .customDatatypes("INT", "TIMESTAMP"))));
      town.create(Town.crawler("d", "s3://raw/t/").classifiers("k"));
      town.crawl("d");
      assertThat(town.columns("t")).isEqualTo("id int, at timestamp");
    }
  }

  /** add-classifier.html */
  @Nested
  class BuiltInCsv {

    private String columns(String text) {
      town.put("raw", "t/a.csv", text.getBytes(StandardCharsets.UTF_8));
      crawl(Town.crawler("c", "s3://raw/t/"));
      return town.tables().isEmpty() ? "UNKNOWN" : town.columns("t");
    }

    @Test
    void everyDelimiter() {
      for (String delimiter : List.of(",", "|", "\t", ";", "\u0001")) {
        String folder = "d" + (int) delimiter.charAt(0);
        town.put("raw", "t/" + folder + "/a.csv", "id,at\n1,x\n2,y\n".replace(",", delimiter));
      }
      town.create(Town.crawler("c", "s3://raw/t/"));
      town.crawl("c");
      assertThat(town.tables()).hasSize(5);
      for (String table : town.tables()) {
        assertThat(town.columns(table)).as(table).isEqualTo("id bigint, at string");
      }
    }

    @Test
    void twoColumnsAndTwoRowsAreAskedFor() {
      assertThat(columns("id,at\n")).isEqualTo("UNKNOWN");
    }

    @Test
    void oneColumnIsNone() {
      assertThat(columns("id\n1\n2\n")).isEqualTo("UNKNOWN");
    }

    @Test
    void aHeaderIsAllOfStrings() {
      assertThat(columns("id,2\n1,x\n2,y\n")).isEqualTo("col0 string, col1 string");
    }

    @Test
    void aHeaderIsShort() {
      assertThat(columns("x".repeat(150) + ",b\n1,2\n2,3\n")).startsWith("col0 string, col1 ");
    }

    @Test
    void itsLastColumnMayBeLongOrEmpty() {
      assertThat(columns("a,b,\n1,2,\n3,4,\n")).isEqualTo("a bigint, b bigint, col2 string");
    }

    @Test
    void aHeaderDiffersFromTheData() {
      assertThat(columns("name,city\nann,rome\nbob,oslo\n")).isEqualTo("col0 string, col1 string");
    }
  }

  /** incremental-crawls.html and crawler-configure-partition-indexes.html */
  @Test
  void onlyTheMonthOfMarchIsAdded() {
    town.put("raw", "t/month=January/a.json", "{\"a\":1}");
    town.put("raw", "t/month=February/a.json", "{\"a\":1}");
    crawl(
        Town.crawler("c", "s3://raw/t/")
            .recrawlPolicy(r -> r.recrawlBehavior("CRAWL_NEW_FOLDERS_ONLY"))
            .schemaChangePolicy(p -> p.updateBehavior("LOG").deleteBehavior("LOG")));
    town.put("raw", "t/month=March/a.json", "{\"a\":1}");
    assertThat(town.crawl("c").status()).isEqualTo(LastCrawlStatus.SUCCEEDED);
    assertThat(values("t")).containsExactlyInAnyOrder("January", "February", "March");
    assertThat(town.as(() -> town.catalog.indexes().list(TableName.of("db", "t")))).hasSize(1);
    assertThat(town.table("t").parameters()).doesNotContainKey("partition_filtering.enabled");
  }
}
