package io.mastic.runtime.quality;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.JavaConverters;
import software.amazon.glue.dqdl.model.DQRule;

/** What EvaluateDataQuality answers: how the rules came out, and which rows meet them. */
public final class DataQuality {

  private static final StructType OUTCOMES =
      new StructType()
          .add("Rule", DataTypes.StringType)
          .add("Outcome", DataTypes.StringType)
          .add("FailureReason", DataTypes.StringType)
          .add(
              "EvaluatedMetrics",
              DataTypes.createMapType(DataTypes.StringType, DataTypes.DoubleType));

  private DataQuality() {}

  /**
   * A row for each rule, in their order: Rule, Outcome, FailureReason, EvaluatedMetrics.
   *
   * @throws IllegalArgumentException for a rule that is not evaluated here, with its name
   */
  public static Dataset<Row> outcomes(Dataset<Row> data, String ruleset) {
    QualityCheck check = new QualityCheck(data);
    List<Row> rows = new ArrayList<>();
    for (DQRule rule : RuleSet.of(ruleset).rules()) {
      RuleOutcome verdict = check.of(rule);
      rows.add(
          RowFactory.create(
              rule.toString(),
              verdict.passed() ? "Passed" : "Failed",
              verdict.reason(),
              JavaConverters.mapAsScalaMap(verdict.metrics())));
    }
    return data.sparkSession().createDataFrame(rows, OUTCOMES).coalesce(1);
  }

  /**
   * The rows with the rules that each meets and does not meet, and those that say nothing of single
   * rows: DataQualityRulesPass, DataQualityRulesFail, DataQualityRulesSkip,
   * DataQualityEvaluationResult.
   */
  public static Dataset<Row> rows(Dataset<Row> data, String ruleset) {
    QualityCheck check = new QualityCheck(data);
    List<Column> passed = new ArrayList<>();
    List<Column> failed = new ArrayList<>();
    List<Column> skipped = new ArrayList<>();
    for (DQRule rule : RuleSet.of(ruleset).rules()) {
      Optional<Column> meets = check.ofRow(rule);
      Column name = lit(rule.toString());
      if (meets.isEmpty()) {
        skipped.add(name);
      } else {
        passed.add(when(coalesce(meets.get(), lit(false)), name));
        failed.add(when(coalesce(not(meets.get()), lit(false)), name));
        skipped.add(when(meets.get().isNull(), name));
      }
    }
    Dataset<Row> told =
        data.withColumn("DataQualityRulesPass", named(passed))
            .withColumn("DataQualityRulesFail", named(failed))
            .withColumn("DataQualityRulesSkip", named(skipped));
    return told.withColumn(
        "DataQualityEvaluationResult",
        when(size(col("DataQualityRulesFail")).equalTo(0), "Passed").otherwise("Failed"));
  }

  private static Column named(List<Column> names) {
    return names.isEmpty()
        ? array().cast(DataTypes.createArrayType(DataTypes.StringType))
        : filter(array(names.toArray(Column[]::new)), (Column name) -> name.isNotNull());
  }
}
