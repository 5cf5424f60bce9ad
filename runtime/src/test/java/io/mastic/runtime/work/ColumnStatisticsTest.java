package io.mastic.runtime.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mastic.runtime.frame.Sparks;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures of rows, by type. */
class ColumnStatisticsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonNode of(Dataset<Row> rows) {
    return ColumnStatistics.statistics(rows, Set.of(), Map.of(), 1).path("Statistics");
  }

  private static Dataset<Row> rows(String values, String type) {
    return Sparks.session()
        .sql("SELECT CAST(v AS " + type + ") AS c FROM VALUES " + values + " AS t(v)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "boolean | (true), (false), (null), (true) | {'Type':'BOOLEAN','BooleanColumnStatisticsData':{'NumberOfNulls':1,'NumberOfTrues':2,'NumberOfFalses':1}}",
        "tinyint | (1), (-2), (null), (1) | {'Type':'LONG','LongColumnStatisticsData':{'NumberOfNulls':1,'NumberOfDistinctValues':2,'MinimumValue':-2,'MaximumValue':1}}",
        "bigint | (9223372036854775807), (-9223372036854775808) | {'Type':'LONG','LongColumnStatisticsData':{'NumberOfNulls':0,'NumberOfDistinctValues':2,'MinimumValue':-9223372036854775808,'MaximumValue':9223372036854775807}}",
        "timestamp | ('1970-01-02 00:00:01.9'), (null) | {'Type':'LONG','LongColumnStatisticsData':{'NumberOfNulls':1,'NumberOfDistinctValues':1,'MinimumValue':86401,'MaximumValue':86401}}",
        "float | (0.5), (-1.5), (null) | {'Type':'DOUBLE','DoubleColumnStatisticsData':{'NumberOfNulls':1,'NumberOfDistinctValues':2,'MinimumValue':-1.5,'MaximumValue':0.5}}",
        "double | ('NaN'), ('Infinity'), ('-Infinity'), ('2.5') | {'Type':'DOUBLE','DoubleColumnStatisticsData':{'NumberOfNulls':0,'NumberOfDistinctValues':4,'MinimumValue':2.5,'MaximumValue':2.5}}",
        "date | ('1969-12-31'), ('2024-02-29'), (null) | {'Type':'DATE','DateColumnStatisticsData':{'NumberOfNulls':1,'NumberOfDistinctValues':2,'MinimumValue':-86400,'MaximumValue':1709164800}}",
        "string | (''), ('ab'), ('äöüß'), (null), ('ab') | {'Type':'STRING','StringColumnStatisticsData':{'NumberOfNulls':1,'NumberOfDistinctValues':3,'MaximumLength':4,'AverageLength':2.0}}",
        "binary | (''), ('abc') | {'Type':'BINARY','BinaryColumnStatisticsData':{'NumberOfNulls':0,'MaximumLength':3,'AverageLength':1.5}}",
      })
  void figuresOfAType(String type, String values, String expected) throws Exception {
    JsonNode data = of(rows(values, type)).path(0).path("StatisticsData");
    // Through text: a number is what is written, whether it was int or long before.
    assertThat(JSON.readTree(data.toString()))
        .isEqualTo(JSON.readTree(expected.replace('\'', '"')));
  }

  @Test
  void decimalsAreExact() {
    JsonNode figures =
        of(rows("('-12.30'), ('99999999999999999999.99'), (null)", "decimal(38,2)"))
            .at("/0/StatisticsData/DecimalColumnStatisticsData");
    assertThat(decimal(figures.path("MinimumValue"))).isEqualTo(new BigDecimal("-12.30"));
    assertThat(decimal(figures.path("MaximumValue")))
        .isEqualTo(new BigDecimal("99999999999999999999.99"));
    assertThat(figures.path("NumberOfNulls").asLong()).isEqualTo(1);
  }

  private static BigDecimal decimal(JsonNode number) {
    byte[] bytes = Base64.getDecoder().decode(number.path("UnscaledValue").asText());
    return new BigDecimal(new BigInteger(bytes), number.path("Scale").asInt());
  }

  @ParameterizedTest
  @CsvSource({
    "bigint, LONG, Long",
    "string, STRING, String",
    "double, DOUBLE, Double",
    "date, DATE, Date"
  })
  void noValuesHaveNoRange(String type, String word, String member) {
    JsonNode data = of(rows("(null), (null)", type)).path(0).path("StatisticsData");
    assertThat(data.path("Type").asText()).isEqualTo(word);
    JsonNode figures = data.path(member + "ColumnStatisticsData");
    assertThat(figures.path("NumberOfNulls").asLong()).isEqualTo(2);
    assertThat(figures.path("NumberOfDistinctValues").asLong()).isZero();
    assertThat(figures.has("MinimumValue")).isFalse();
    assertThat(figures.path("MaximumLength").asLong()).isZero();
  }

  @Test
  void columnsAreThoseAskedForAndNestedOnesHaveNone() {
    Dataset<Row> rows =
        Sparks.session()
            .sql(
                "SELECT 1 AS a, 'x' AS `B c`, array(1) AS l, named_struct('x', 1) AS s, null AS v");
    assertThat(of(rows).findValuesAsText("ColumnName")).containsExactly("a", "b c");
    JsonNode asked =
        ColumnStatistics.statistics(rows, Set.of("b c"), Map.of("b c", "char(1)"), 1)
            .path("Statistics");
    assertThat(asked.findValuesAsText("ColumnName")).containsExactly("b c");
    assertThat(asked.findValuesAsText("ColumnType")).containsExactly("char(1)");
    assertThatThrownBy(() -> ColumnStatistics.statistics(rows, Set.of("x"), Map.of(), 1))
        .hasMessageContaining("no column x");
  }

  @Test
  void manyDistinctValuesAreEstimatedWell() {
    JsonNode figures =
        of(Sparks.session().range(0, 200_000).selectExpr("id % 50000 AS c"))
            .at("/0/StatisticsData/LongColumnStatisticsData");
    assertThat(figures.path("NumberOfDistinctValues").asLong()).isBetween(48_500L, 51_500L);
    assertThat(figures.path("MaximumValue").asLong()).isEqualTo(49_999);
  }

  @Test
  void countsOfASampleStandForTheWhole() {
    JsonNode data =
        ColumnStatistics.statistics(
                rows("(true), (null), (false)", "boolean"), Set.of(), Map.of(), 0.1)
            .at("/Statistics/0/StatisticsData/BooleanColumnStatisticsData");
    assertThat(data.path("NumberOfNulls").asLong()).isEqualTo(10);
    assertThat(data.path("NumberOfTrues").asLong()).isEqualTo(10);
  }
}
