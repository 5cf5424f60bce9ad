package io.mastic.runtime.frame.cell;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.runtime.frame.Sparks;
import io.mastic.runtime.frame.step.Pivot;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** What may be numbered without being kept, and that parent and child then agree all the same. */
class RepeatedTest {

  private static final SparkSession SPARK = Sparks.session();
  private static final Staging NONE =
      Staging.unlessRepeated(
          rows -> {
            throw new AssertionError("These rows need not be kept");
          });

  @TempDir static Path folder;

  @BeforeAll
  static void orders() {
    Dataset<Row> orders =
        SPARK
            .range(0, 2000, 1, 5)
            .selectExpr(
                "id",
                "id % 3 AS day",
                "transform(sequence(0, cast(id % 4 AS int)), i -> named_struct('sku', id * 10 + i,"
                    + " 'notes', array(concat('n', id * 10 + i)))) AS items");
    for (String format : List.of("parquet", "orc", "json")) {
      orders.write().format(format).save(folder.resolve(format).toString());
    }
    orders.write().partitionBy("day").parquet(folder.resolve("days").toString());
  }

  private static Dataset<Row> read(String name) {
    return SPARK
        .read()
        .format(name.equals("days") ? "parquet" : name)
        .load(folder.resolve(name).toString());
  }

  static Stream<UnaryOperator<Dataset<Row>>> repeated() {
    return Stream.of(
        rows -> rows,
        rows -> rows.filter("id % 7 > 2").selectExpr("id", "items"),
        rows -> rows.withColumn("number", functions.monotonically_increasing_id()),
        rows -> rows.as("o").union(rows.filter("id < 10")),
        rows -> read("orc"),
        rows -> read("days").filter("day > 0"));
  }

  @ParameterizedTest
  @MethodSource("repeated")
  void filesThatWereListedOnceAreNotKept(UnaryOperator<Dataset<Row>> step) {
    assertThat(Repeated.of(Rows.of(step.apply(read("parquet"))))).isPresent();
  }

  static Stream<UnaryOperator<Dataset<Row>>> others() {
    UDF1<Long, Long> function = id -> id;
    return Stream.of(
        rows -> rows.filter("rand() < 0.5"),
        rows -> rows.withColumn("u", functions.expr("uuid()")),
        rows -> rows.withColumn("f", functions.input_file_name()),
        rows -> rows.filter("day < unix_timestamp(current_timestamp())"),
        rows -> rows.filter("day < unix_timestamp()"),
        rows -> rows.filter("day < year(current_date())"),
        rows -> rows.filter("id < (select max(id) from range(5))"),
        rows ->
            rows.withColumn("f", functions.udf(function, DataTypes.LongType).apply(rows.col("id"))),
        rows -> rows.repartition(3),
        rows -> rows.orderBy("day"),
        rows -> rows.distinct(),
        rows -> rows.limit(5),
        rows -> rows.join(rows.selectExpr("id AS other"), functions.expr("id = other")),
        rows -> SPARK.range(5).toDF(),
        rows -> read("json"));
  }

  @ParameterizedTest
  @MethodSource("others")
  void allElseIs(UnaryOperator<Dataset<Row>> step) {
    assertThat(Repeated.of(Rows.of(step.apply(read("parquet"))))).isEmpty();
  }

  @Test
  void whatTheScriptHasCachedIsKept() {
    Dataset<Row> cached = read("parquet").filter("id < 5").cache();
    try {
      assertThat(Repeated.of(Rows.of(cached.select("id", "items")))).isEmpty();
    } finally {
      cached.unpersist(true);
    }
  }

  /** A cluster that grows, settings and a cache that come between: the ids are those of before. */
  @Test
  void parentAndChildAgreeWhateverChangesBetween() {
    String least = "spark.sql.files.minPartitionNum";
    String most = "spark.sql.files.maxPartitionBytes";
    Dataset<Row> source = read("parquet");
    Map<String, Rows> tables = Pivot.tables(Rows.of(source), "o", NONE);
    assertThat(tables).containsOnlyKeys("o", "o_items", "o_items.val.notes");
    Dataset<Row> parents = tables.get("o").data().localCheckpoint();
    List<String> expected = notes(source);
    try {
      SPARK.conf().set(least, "17");
      SPARK.conf().set(most, "700");
      Dataset<Row> alike = read("parquet").cache();
      assertThat(alike.rdd().getNumPartitions()).isNotEqualTo(parents.rdd().getNumPartitions());
      Dataset<Row> items = tables.get("o_items").data().localCheckpoint();
      SPARK.conf().set(least, "1");
      Dataset<Row> notes = tables.get("o_items.val.notes").data().localCheckpoint();
      assertThat(joined(parents, items, notes)).containsExactlyInAnyOrderElementsOf(expected);
    } finally {
      SPARK.conf().unset(least);
      SPARK.conf().unset(most);
      SPARK.catalog().clearCache();
    }
  }

  /** What a query around takes of the tables changes no id. */
  @Test
  void aTableThatIsFilteredHasTheSameIds() {
    Dataset<Row> source = read("days").filter("day <> 1");
    Map<String, Rows> tables = Pivot.tables(Rows.of(source), "o", NONE);
    List<String> few =
        joined(
            tables.get("o").data().filter("day = 2 AND id > 1000"),
            tables.get("o_items").data().filter("`items.val.sku` > 12000"),
            tables.get("o_items.val.notes").data().filter("index = 0"));
    assertThat(few)
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            notes(source.filter("day = 2 AND id > 1000")).stream()
                .filter(name -> Long.parseLong(name.substring(name.indexOf('n') + 1)) > 12000)
                .toList());
  }

  /** Each order's number with each of its notes. */
  private static List<String> notes(Dataset<Row> source) {
    return source
        .selectExpr("id", "explode(items) AS item")
        .selectExpr("id", "explode(item.notes) AS note")
        .collectAsList()
        .stream()
        .map(row -> row.getLong(0) + " " + row.getString(1))
        .toList();
  }

  private static List<String> joined(Dataset<Row> orders, Dataset<Row> items, Dataset<Row> notes) {
    return orders
        .selectExpr("id AS number", "items AS parent")
        .join(items.selectExpr("id AS parent", "`items.val.notes` AS list"), by("parent"))
        .join(notes.selectExpr("id AS list", "`items.val.notes.val` AS note"), by("list"))
        .selectExpr("concat(number, ' ', note)")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private static Seq<String> by(String column) {
    return JavaConverters.asScalaBuffer(List.of(column)).toList();
  }
}
