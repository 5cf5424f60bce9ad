package io.mastic.runtime.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.runtime.frame.Sparks;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataQualityTest {

  private static Dataset<Row> people = Sparks.session().emptyDataFrame();

  @BeforeAll
  static void data() {
    people =
        Sparks.session()
            .sql(
                "select * from values (1, 'Nancy', 47, date'2020-01-01', '7'),"
                    + " (2, 'Stephanie', 28, date'2020-02-01', '8'),"
                    + " (3, 'Nathan', 54, date'2020-03-01', 'x'),"
                    + " (4, null, 28, null, '9') as t(id, name, age, since, code)")
            .coalesce(1)
            .cache();
  }

  private static Row outcome(String rule) {
    List<Row> rows = DataQuality.outcomes(people, "Rules = [" + rule + "]").collectAsList();
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "RowCount = 4 | Passed | Dataset.*.RowCount=4.0",
        "RowCount > 4 | Failed | Dataset.*.RowCount=4.0",
        "RowCount between 3 and 5 | Passed | Dataset.*.RowCount=4.0",
        "RowCount between 4 and 5 | Failed | Dataset.*.RowCount=4.0",
        "RowCount = 3 where \"age > 27 and name is not null\" | Passed | Dataset.*.RowCount=3.0",
        "ColumnCount = 5 | Passed | Dataset.*.ColumnCount=5.0",
        "ColumnExists \"id\" | Passed | ``",
        "ColumnExists \"nothing\" | Failed | ``",
        "IsComplete \"id\" | Passed | Column.id.Completeness=1.0",
        "IsComplete \"name\" | Failed | Column.name.Completeness=0.75",
        "IsComplete \"nothing\" | Failed | ``",
        "Completeness \"name\" > 0.7 | Passed | Column.name.Completeness=0.75",
        "Completeness \"name\" > 0.8 | Failed | Column.name.Completeness=0.75",
        "IsUnique \"id\" | Passed | Column.id.Uniqueness=1.0",
        "IsUnique \"age\" | Failed | Column.age.Uniqueness=0.5",
        "Uniqueness \"age\" = 0.5 | Passed | Column.age.Uniqueness=0.5",
        "DistinctValuesCount \"age\" = 3 | Passed | Column.age.DistinctValuesCount=3.0",
        "UniqueValueRatio \"age\" between 0.6 and 0.7 | Passed |"
            + " Column.age.UniqueValueRatio=0.6666666666666666",
        "IsPrimaryKey \"id\" | Passed | Column.id.Completeness=1.0,Column.id.Uniqueness=1.0",
        "IsPrimaryKey \"name\" | Failed |"
            + " Column.name.Completeness=0.75,Column.name.Uniqueness=0.75",
        "Mean \"age\" between 39 and 40 | Passed | Column.age.Mean=39.25",
        "Sum \"age\" = 157 | Passed | Column.age.Sum=157.0",
        "StandardDeviation \"id\" > 1.1 | Passed | Column.id.StandardDeviation=1.118033988749895",
        "StandardDeviation \"id\" > 1.2 | Failed | Column.id.StandardDeviation=1.118033988749895",
        "ColumnValues \"age\" > 20 | Passed | Column.age.ColumnValues.Compliance=1.0",
        "ColumnValues \"age\" > 30 | Failed | Column.age.ColumnValues.Compliance=0.5",
        "ColumnValues \"age\" > 30 with threshold >= 0.5 | Passed |"
            + " Column.age.ColumnValues.Compliance=0.5",
        "ColumnValues \"age\" in [28, 47, 54] | Passed | Column.age.ColumnValues.Compliance=1.0",
        "ColumnValues \"name\" in [\"Nancy\", \"Nathan\", \"Stephanie\"] | Failed |"
            + " Column.name.ColumnValues.Compliance=0.75",
        "ColumnValues \"name\" in [\"Nancy\", \"Nathan\", \"Stephanie\", NULL] | Passed |"
            + " Column.name.ColumnValues.Compliance=1.0",
        "ColumnValues \"name\" != \"Nobody\" | Passed | Column.name.ColumnValues.Compliance=1.0",
        "ColumnValues \"name\" not in [\"Nobody\", NULL] | Failed |"
            + " Column.name.ColumnValues.Compliance=0.75",
        "ColumnValues \"name\" matches \"[NS].*\" | Failed |"
            + " Column.name.ColumnValues.Compliance=0.75",
        "ColumnValues \"name\" matches \"[NS].*\" where \"id < 4\" | Passed |"
            + " Column.name.ColumnValues.Compliance=1.0",
        "ColumnValues \"since\" > \"2019-12-31\" where \"id < 4\" | Passed |"
            + " Column.since.ColumnValues.Compliance=1.0",
        "ColumnValues \"since\" < (now() - 3 days) where \"id < 4\" | Passed |"
            + " Column.since.ColumnValues.Compliance=1.0",
        "ColumnLength \"name\" <= 9 | Passed | Column.name.ColumnLength.Compliance=1.0",
        "ColumnLength \"name\" > 0 | Failed | Column.name.ColumnLength.Compliance=0.75",
        "ColumnDataType \"code\" = \"Integer\" | Failed |"
            + " Column.code.ColumnDataType.Compliance=0.75",
        "ColumnDataType \"code\" = \"Integer\" with threshold > 0.7 | Passed |"
            + " Column.code.ColumnDataType.Compliance=0.75",
        "ColumnDataType \"id\" = \"Integer\" | Passed | Column.id.ColumnDataType.Compliance=1.0",
        "ColumnNamesMatchPattern \"[a-z]+\" | Passed | Dataset.*.ColumnNamesPatternMatchRatio=1.0",
        "CustomSql \"select count(*) from primary where age < 30\" = 2 | Passed |"
            + " Dataset.*.CustomSQL=2.0",
        "CustomSql \"select max(age) from primary\" < 50 | Failed | Dataset.*.CustomSQL=54.0",
        "(IsComplete \"id\") and (RowCount > 9) | Failed |"
            + " Column.id.Completeness=1.0,Dataset.*.RowCount=4.0",
        "(IsComplete \"name\") or (RowCount > 3) | Passed |"
            + " Column.name.Completeness=0.75,Dataset.*.RowCount=4.0"
      })
  void rulesAreTrulyEvaluated(String rule, String outcome, String metrics) {
    Row row = outcome(rule);
    assertThat(row.getString(1)).as(rule + ": " + row).isEqualTo(outcome);
    Map<Object, Object> measured = new TreeMap<>(row.getJavaMap(3));
    assertThat(measured.toString().replace(" ", "")).isEqualTo("{" + metrics.strip() + "}");
    assertThat(row.isNullAt(2)).isEqualTo(outcome.equals("Passed"));
  }

  @Test
  void whyARuleFailedIsToldInAwssWords() {
    assertThat(outcome("IsComplete \"name\"").getString(2))
        .isEqualTo("Value: 0.75 does not meet the constraint requirement!");
    assertThat(outcome("ColumnValues \"name\" matches \"N.*\" where \"id <> 2\"").getString(2))
        .isEqualTo("Value: NULL does not meet the constraint requirement!");
    assertThat(outcome("ColumnValues \"age\" > 30").getString(2))
        .isEqualTo("Value: 28 does not meet the constraint requirement!");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DetectAnomalies \"RowCount\"",
        "ReferentialIntegrity \"id\" \"other.id\" = 1.0",
        "DataFreshness \"since\" < 3 days",
        "Entropy \"age\" > 1",
        "RowCount > avg(last(3))",
        "CustomSql \"select id from primary\""
      })
  void anyOtherRuleFailsAndIsNamed(String rule) {
    assertThatThrownBy(() -> outcome(rule))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not evaluated")
        .hasMessageContaining(rule.substring(0, rule.indexOf(' ')));
  }

  @Test
  void whatIsNoDqdlIsSaid() {
    assertThatThrownBy(() -> DataQuality.outcomes(people, "Rules = [ IsComplet \"id\" ]"))
        .hasMessageContaining("DQDL");
  }

  @Test
  void rowsTellTheirRules() {
    Dataset<Row> rows =
        DataQuality.rows(
            people,
            "Rules = [ IsComplete \"name\", ColumnValues \"age\" > 30, IsUnique \"age\","
                + " RowCount = 4 ]");
    assertThat(rows.columns())
        .endsWith(
            "DataQualityRulesPass",
            "DataQualityRulesFail",
            "DataQualityRulesSkip",
            "DataQualityEvaluationResult");
    assertThat(
            rows.selectExpr(
                    "concat_ws(' ', id, '+', array_join(DataQualityRulesPass, ','), '-',"
                        + " array_join(DataQualityRulesFail, ','), '?',"
                        + " array_join(DataQualityRulesSkip, ','), DataQualityEvaluationResult)")
                .orderBy("id")
                .collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly(
            "1 + IsComplete \"name\",ColumnValues \"age\" > 30,IsUnique \"age\" -  ? RowCount = 4"
                + " Passed",
            "2 + IsComplete \"name\" - ColumnValues \"age\" > 30,IsUnique \"age\" ? RowCount = 4"
                + " Failed",
            "3 + IsComplete \"name\",ColumnValues \"age\" > 30,IsUnique \"age\" -  ? RowCount = 4"
                + " Passed",
            "4 +  - IsComplete \"name\",ColumnValues \"age\" > 30,IsUnique \"age\" ? RowCount = 4"
                + " Failed");
  }
}
