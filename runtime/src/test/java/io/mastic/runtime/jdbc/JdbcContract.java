package io.mastic.runtime.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.runtime.bookmark.JobBookmarks;
import io.mastic.runtime.bookmark.JobBookmarks.Mode;
import io.mastic.runtime.bookmark.KeptBookmarks;
import io.mastic.runtime.frame.Sparks;
import io.mastic.runtime.option.Options;
import io.mastic.runtime.source.FilteredSource;
import io.mastic.runtime.source.JdbcSource;
import io.mastic.runtime.source.Source;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What reading and writing by JDBC does, on each real database. */
abstract class JdbcContract {

  private static final RowBookmark NO_BOOKMARK =
      new RowBookmark(JobBookmarks.none(new KeptBookmarks()), "");

  private final SparkSession spark = Sparks.session();
  private final KeptBookmarks kept = new KeptBookmarks();

  abstract JdbcConnection place();

  private DatabaseDialect dialect() {
    return place().dialect();
  }

  private String q(String name) {
    return dialect().quote(name);
  }

  @BeforeEach
  void tables() {
    Databases.execute(
        place(),
        "DROP TABLE IF EXISTS " + q("Order Lines"),
        "DROP TABLE IF EXISTS " + q("Order"),
        "DROP TABLE IF EXISTS made",
        "CREATE TABLE "
            + q("Order")
            + " ("
            + q("Id")
            + " int PRIMARY KEY, "
            + q("group")
            + " varchar(20), placed timestamp NULL, price decimal(10,2))",
        insert(1, "'a''b'", "10:00:00.5"),
        insert(
            2,
            "'back\\\\slash'".replace("\\\\", dialect() == DatabaseDialect.MYSQL ? "\\\\" : "\\"),
            "10:00:00.6"),
        insert(3, "NULL", "11:00:00"),
        insert(4, "'é'", "12:00:00"));
  }

  private String insert(int id, String group, String time) {
    return "INSERT INTO "
        + q("Order")
        + " VALUES ("
        + id
        + ", "
        + group
        + ", '2024-02-29 "
        + time
        + "', "
        + id
        + ".25)";
  }

  private Dataset<Row> read(Map<String, Object> options) {
    return read(options, NO_BOOKMARK);
  }

  private Dataset<Row> read(Map<String, Object> options, RowBookmark bookmark) {
    Map<String, Object> all = new HashMap<>(Map.of("dbtable", "Order"));
    all.putAll(options);
    return new JdbcReading(spark, place(), new Options(all), bookmark).rows();
  }

  private static List<Integer> ids(Dataset<Row> rows) {
    return rows.select("Id").collectAsList().stream().map(row -> row.getInt(0)).sorted().toList();
  }

  @Test
  void namesAreTheDatabasesOwn() {
    assertThat(read(Map.of()).columns()).containsExactly("Id", "group", "placed", "price");
    assertThat(ids(read(Map.of("dbtable", "Order")))).containsExactly(1, 2, 3, 4);
    assertThat(ids(read(Map.of("dbtable", q("Order"))))).containsExactly(1, 2, 3, 4);
    assertThat(ids(read(Map.of()).where("price > 3"))).containsExactly(3, 4);
    assertThat(read(Map.of()).where("`group` = \"a'b\"").select("group").first().getString(0))
        .isEqualTo("a'b");
  }

  @Test
  void aTableThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> read(Map.of("dbtable", "nowhere")))
        .isInstanceOf(JdbcException.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void partsHaveEachRowOnce() {
    for (String field : List.of("Id", "GROUP", "placed", "price")) {
      Dataset<Row> rows = read(Map.of("hashfield", field, "hashpartitions", "3"));
      assertThat(rows.rdd().getNumPartitions()).isEqualTo(3);
      assertThat(ids(rows)).as(field).containsExactly(1, 2, 3, 4);
    }
    Dataset<Row> rows = read(Map.of("hashexpression", q("Id") + " - 3"));
    assertThat(rows.rdd().getNumPartitions()).isEqualTo(7);
    assertThat(ids(rows)).containsExactly(1, 2, 3, 4);
  }

  @Test
  void queriesInTheTablesPlace() {
    String query = "SELECT " + q("Id") + " FROM " + q("Order") + " WHERE price > 2";
    assertThat(ids(read(Map.of("query", query + ";")))).containsExactly(2, 3, 4);
    assertThat(ids(read(Map.of("query", query, "hashfield", "Id")))).containsExactly(2, 3, 4);
    assertThat(ids(read(Map.of("sampleQuery", query)))).containsExactly(2, 3, 4);
    assertThat(ids(read(Map.of("filterPredicate", "price < 3")))).containsExactly(1, 2);
  }

  /** The examples of the guide's page on DynamicFrame. */
  @Test
  void theGuidesQueriesPartsAndPredicates() {
    String query = "SELECT " + q("Id") + " FROM " + q("Order") + " WHERE price > 2";
    assertThat(ids(read(Map.of("dbtable", "(" + query + ") AS filtered_orders"))))
        .containsExactly(2, 3, 4);
    Map<String, Object> days =
        Map.of(
            "partitionColumn",
            "placed",
            "lowerBound",
            "2024-01-01",
            "upperBound",
            "2024-12-31",
            "numPartitions",
            "10");
    assertThat(ids(read(days))).containsExactly(1, 2, 3, 4);
    assertThat(read(days).rdd().getNumPartitions()).isEqualTo(10);
    Source all =
        new JdbcSource(spark, place(), new Options(Map.of("dbtable", "Order")), NO_BOOKMARK);
    Source some = FilteredSource.of(all, "placed >= '2024-02-29 11:00:00'");
    assertThat(ids(some.data())).containsExactly(3, 4);
    assertThat(ids(some.frame().data())).containsExactly(3, 4);
    assertThat(some.data().queryExecution().executedPlan().toString())
        .contains("GreaterThanOrEqual");
    assertThat(FilteredSource.of(all, " ")).isSameAs(all);
  }

  @Test
  void aSampleQueryInParts() {
    String query = "select " + q("Id") + " from " + q("Order") + " where price > 1.5 and";
    Map<String, Object> options =
        Map.of(
            "sampleQuery",
            query,
            "enablePartitioningForSampleQuery",
            true,
            "hashfield",
            "id",
            "hashpartitions",
            2);
    assertThat(ids(read(options))).containsExactly(2, 3, 4);
    Map<String, Object> two = new HashMap<>(options);
    two.put("sampleSize", "2");
    assertThat(ids(read(two))).hasSize(2);
    two.put("sampleQuery", "select 1");
    assertThatThrownBy(() -> read(two)).hasMessageContaining("must end with");
  }

  @Test
  void optionsThatDoNotFitAreRefusedByName() {
    Map<Map<String, Object>, String> cases =
        Map.of(
            Map.of("hashfield", "Id", "hashexpression", "1"), "not both",
            Map.of("hashpartitions", 2), "hashpartitions needs",
            Map.of("hashfield", "nothing"), "nothing",
            Map.of("hashfield", "Id", "hashpartitions", 0), "between 1",
            Map.of("sampleSize", 3), "sampleSize",
            Map.of("preactions", "delete from x"), "preactions",
            Map.of("dataTypeMapping", "{}"), "dataTypeMapping");
    cases.forEach(
        (options, word) ->
            assertThatThrownBy(() -> read(options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(word));
  }

  // ---- writing

  private void write(Dataset<Row> rows, Map<String, Object> options) {
    Map<String, Object> all = new HashMap<>(Map.of("dbtable", "made"));
    all.putAll(options);
    new JdbcWriting(place(), new Options(all)).write(rows);
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    Dataset<Row> rows = read(Map.of()).withColumn("select", functions.lit("it's"));
    write(rows, Map.of());
    write(rows, Map.of("bulkSize", "3"));
    Dataset<Row> again = read(Map.of("dbtable", "made"));
    assertThat(again.count()).isEqualTo(8);
    assertThat(again.distinct().select(columns(rows)).except(rows).count()).isZero();
  }

  private static org.apache.spark.sql.Column[] columns(Dataset<Row> rows) {
    return java.util.Arrays.stream(rows.columns())
        .map(name -> functions.col("`" + name + "`"))
        .toArray(org.apache.spark.sql.Column[]::new);
  }

  @Test
  void rowsAreAddedUnderTheTablesOwnName() {
    write(read(Map.of()).withColumn("Id", functions.expr("Id + 10")), Map.of("dbtable", "Order"));
    assertThat(ids(read(Map.of()))).containsExactly(1, 2, 3, 4, 11, 12, 13, 14);
  }

  @Test
  void actionsBeforeAndAfter() {
    Dataset<Row> rows = read(Map.of()).select("Id").where("Id < 3");
    write(
        rows,
        Map.of(
            "preactions",
            "create table made (" + q("Id") + " int); insert into made values (7);",
            "postactions",
            "update made set " + q("Id") + " = 9 where " + q("Id") + " = 7 /* ; */"));
    assertThat(ids(read(Map.of("dbtable", "made")))).containsExactly(1, 2, 9);
    assertThatThrownBy(() -> write(rows, Map.of("preactions", "nonsense")))
        .hasMessageContaining("preactions")
        .hasMessageContaining("nonsense");
  }

  @Test
  void aColumnCannotCloseItsQuotes() {
    String quote = dialect() == DatabaseDialect.MYSQL ? "`" : "\"";
    assertThatThrownBy(
            () -> write(spark.range(1).toDF("a" + quote + "b"), Map.of("dbtable", "made")))
        .hasMessageContaining("rename");
  }

  // ---- bookmarks

  private List<Integer> run(String runId, Map<String, Object> options) {
    return run(Mode.ENABLE, runId, null, options, rows -> rows);
  }

  private List<Integer> run(
      Mode mode,
      String runId,
      String @Nullable [] range,
      Map<String, Object> options,
      Function<Dataset<Row>, Dataset<Row>> meanwhile) {
    JobBookmarks bookmarks =
        JobBookmarks.load(
            mode,
            "job",
            runId,
            range == null ? null : range[0],
            range == null ? null : range[1],
            kept);
    Dataset<Row> rows = meanwhile.apply(read(options, new RowBookmark(bookmarks, "orders")));
    List<Integer> read = ids(rows);
    bookmarks.commit();
    return read;
  }

  private static Map<String, Object> keys(String order, Object... keys) {
    return Map.of("jobBookmarkKeys", List.of(keys), "jobBookmarkKeysSortOrder", order);
  }

  @Test
  void aPrimaryKeyWithoutGapsIsTheKey() {
    assertThat(run("r1", Map.of())).containsExactly(1, 2, 3, 4);
    assertThat(run("r2", Map.of())).isEmpty();
    Databases.execute(place(), insert(5, "'x'", "13:00:00"), insert(9, "'x'", "13:00:00"));
    assertThat(run("r3", Map.of("hashfield", "group"))).containsExactly(5, 9);
    assertThat(run("r4", Map.of())).isEmpty();
  }

  @Test
  void aPrimaryKeyWithGapsIsNone() {
    Databases.execute(place(), insert(9, "'x'", "13:00:00"));
    assertThat(run("r1", Map.of())).containsExactly(1, 2, 3, 4, 9);
    assertThat(run("r2", Map.of())).containsExactly(1, 2, 3, 4, 9);
    assertThat(run("r3", keys("asc", "id"))).containsExactly(1, 2, 3, 4, 9);
    assertThat(run("r4", keys("asc", "id"))).isEmpty();
  }

  @Test
  void keysOfEveryKind() {
    Databases.execute(place(), "DELETE FROM " + q("Order") + " WHERE " + q("Id") + " = 3");
    for (String key : List.of("placed", "price", "group")) {
      KeptBookmarks own = new KeptBookmarks();
      assertThat(own.find("job", null).sources()).isEmpty();
      JobBookmarks first = JobBookmarks.load(Mode.ENABLE, "job", "r1", null, null, own);
      assertThat(ids(read(keys("asc", key), new RowBookmark(first, "c")))).hasSize(3);
      first.commit();
      JobBookmarks second = JobBookmarks.load(Mode.ENABLE, "job", "r2", null, null, own);
      assertThat(ids(read(keys("asc", key), new RowBookmark(second, "c")))).as(key).isEmpty();
    }
  }

  @Test
  void severalColumnsAreOneKey() {
    Map<String, Object> keys = keys("asc", "placed", "Id");
    assertThat(run("r1", keys)).containsExactly(1, 2, 3, 4);
    Databases.execute(
        place(),
        insert(5, "'x'", "12:00:00"),
        insert(0, "'late'", "11:59:00"),
        insert(-1, "'x'", "12:30:00"));
    assertThat(run("r2", keys)).containsExactly(-1, 5);
    assertThat(run("r3", keys)).isEmpty();
  }

  @Test
  void keysThatDescend() {
    Map<String, Object> keys = keys("DESC", "Id");
    assertThat(run("r1", keys)).containsExactly(1, 2, 3, 4);
    Databases.execute(place(), insert(0, "'x'", "12:00:00"), insert(5, "'x'", "12:00:00"));
    assertThat(run("r2", keys)).containsExactly(0);
  }

  @Test
  void rowsThatComeMeanwhileAreTheNextRuns() {
    Map<String, Object> keys = keys("asc", "Id");
    assertThat(
            run(
                Mode.ENABLE,
                "r1",
                null,
                keys,
                rows -> {
                  Databases.execute(place(), insert(5, "'x'", "12:00:00"));
                  return rows;
                }))
        .containsExactly(1, 2, 3, 4);
    assertThat(run("r2", keys)).containsExactly(5);
  }

  @Test
  void withoutCommitNothingIsKept() {
    Map<String, Object> keys = keys("asc", "Id");
    JobBookmarks lost = JobBookmarks.load(Mode.ENABLE, "job", "r0", null, null, kept);
    assertThat(ids(read(keys, new RowBookmark(lost, "orders")))).hasSize(4);
    assertThat(run("r1", keys)).hasSize(4);
  }

  @Test
  void rewoundAndInRanges() {
    Map<String, Object> keys = keys("asc", "Id");
    run("r1", keys);
    Databases.execute(place(), insert(5, "'x'", "12:00:00"));
    run("r2", keys);
    Databases.execute(place(), insert(6, "'x'", "12:00:00"));
    run("r3", keys);
    String[] range = {"r1", "r2"};
    assertThat(run(Mode.PAUSE, "r4", range, keys, rows -> rows)).containsExactly(5);
    assertThat(run(Mode.PAUSE, "r5", null, keys, rows -> rows)).isEmpty();
    kept.rewind("r1");
    assertThat(run("r6", keys)).containsExactly(5, 6);
  }

  @Test
  void keysThatSayNothingAreRefused() {
    assertThatThrownBy(() -> run("r1", keys("asc", "group"))).hasMessageContaining("NULL");
    assertThatThrownBy(() -> run("r1", keys("up", "Id")))
        .hasMessageContaining("\"up\"".replace("\"", ""));
    assertThatThrownBy(() -> run("r1", keys("asc", "nothing"))).hasMessageContaining("nothing");
    run("r1", keys("asc", "Id"));
    assertThatThrownBy(() -> run("r2", keys("desc", "Id"))).hasMessageContaining("reset");
  }

  @Test
  void aSampleQueryHasNoBookmark() {
    Map<String, Object> sample =
        Map.of("sampleQuery", "select * from " + q("Order"), "jobBookmarkKeys", List.of("Id"));
    assertThat(run("r1", sample)).hasSize(4);
    assertThat(run("r2", sample)).hasSize(4);
  }

  // ---- drivers

  @Test
  void driverManagerFindsTheDriver() throws SQLException {
    assertThat(Databases.answers(place())).isTrue();
  }

  @Test
  void sparkFindsTheDriverByTheUrlAlone() {
    Dataset<Row> rows =
        spark
            .read()
            .format("jdbc")
            .option("url", place().url())
            .option("dbtable", q("Order"))
            .option("user", place().login().user())
            .option("password", place().login().password())
            .load();
    assertThat(ids(rows)).containsExactly(1, 2, 3, 4);
  }
}
