package io.mastic.runtime.quality;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.stddev_pop;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import software.amazon.glue.dqdl.model.DQRule;
import software.amazon.glue.dqdl.model.DQRuleLogicalOperator;
import software.amazon.glue.dqdl.model.condition.Condition;
import software.amazon.glue.dqdl.model.condition.number.NumberBasedCondition;
import software.amazon.glue.dqdl.model.condition.number.NumericOperand;
import software.amazon.glue.dqdl.model.condition.number.OperandEvaluator;
import software.amazon.glue.dqdl.model.condition.string.StringBasedCondition;

/** One rule over all rows. */
final class QualityCheck {

  private static final OperandEvaluator CONSTANTS =
      new OperandEvaluator() {
        private static final long serialVersionUID = 1L;

        @Override
        public Double evaluate(DQRule rule, NumericOperand operand) {
          return ValueTest.constant(rule, operand);
        }
      };

  private final Dataset<Row> all;

  QualityCheck(Dataset<Row> all) {
    this.all = all;
  }

  RuleOutcome of(DQRule rule) {
    if (!rule.getNestedRules().isEmpty()) {
      return joined(rule);
    }
    Optional<String> missing = columns(rule).stream().filter(column -> !exists(column)).findFirst();
    if (missing.isPresent() && !rule.getRuleType().equals("CustomSql")) {
      return RuleOutcome.failed("Input data does not include column " + missing.get() + "!");
    }
    return switch (rule.getRuleType()) {
      case "ColumnExists" -> RuleOutcome.PASSED;
      case "RowCount" -> number(rule, "Dataset.*.RowCount", (double) rows(rule).count());
      case "ColumnCount" -> number(rule, "Dataset.*.ColumnCount", all.columns().length);
      case "ColumnNamesMatchPattern" -> names(rule);
      case "CustomSql" -> sql(rule);
      case "Completeness" -> number(rule, metric(rule, "Completeness"), complete(rule));
      case "IsComplete" -> whole(metric(rule, "Completeness"), complete(rule));
      case "Uniqueness" -> number(rule, metric(rule, "Uniqueness"), groups(rule).uniqueness());
      case "IsUnique" -> whole(metric(rule, "Uniqueness"), groups(rule).uniqueness());
      case "UniqueValueRatio" ->
          number(rule, metric(rule, "UniqueValueRatio"), groups(rule).uniqueRatio());
      case "DistinctValuesCount" ->
          number(rule, metric(rule, "DistinctValuesCount"), (double) groups(rule).distinct());
      case "IsPrimaryKey" -> key(rule);
      case "Mean" -> figure(rule, "Mean", avg(value(rule)));
      case "Sum" -> figure(rule, "Sum", sum(value(rule)));
      case "StandardDeviation" -> figure(rule, "StandardDeviation", stddev_pop(value(rule)));
      case "ColumnDataType", "ColumnLength", "ColumnValues" -> values(rule);
      default -> throw new IllegalArgumentException(rule.getRuleType());
    };
  }

  /** Whether a row meets the rule; empty for rules of which a single row tells nothing. */
  Optional<Column> ofRow(DQRule rule) {
    if (!rule.getNestedRules().isEmpty()) {
      List<Optional<Column>> parts = rule.getNestedRules().stream().map(this::ofRow).toList();
      return parts.stream().anyMatch(Optional::isEmpty)
          ? Optional.empty()
          : parts.stream()
              .map(Optional::orElseThrow)
              .reduce(rule.getOperator() == DQRuleLogicalOperator.AND ? Column::and : Column::or);
    }
    if (!columns(rule).stream().allMatch(this::exists)) {
      return Optional.empty();
    }
    Optional<Column> meets =
        switch (rule.getRuleType()) {
          case "IsComplete" -> Optional.of(value(rule).isNotNull());
          case "IsUnique" -> Optional.of(alone(rule));
          case "IsPrimaryKey" -> Optional.of(alone(rule).and(keyed(rule)));
          case "ColumnDataType", "ColumnLength", "ColumnValues" -> Optional.of(valueMeets(rule));
          default -> Optional.empty();
        };
    // A row that the rule is not about has nothing to say of it.
    return meets.map(m -> where(rule).isEmpty() ? m : when(expr(where(rule)), m));
  }

  private Column alone(DQRule rule) {
    Column[] keys = columns(rule).stream().map(all::col).toArray(Column[]::new);
    return count(lit(1)).over(Window.partitionBy(keys)).equalTo(1);
  }

  private Column keyed(DQRule rule) {
    return columns(rule).stream().map(c -> all.col(c).isNotNull()).reduce(lit(true), Column::and);
  }

  private RuleOutcome joined(DQRule rule) {
    boolean and = rule.getOperator() == DQRuleLogicalOperator.AND;
    RuleOutcome joined = null;
    for (DQRule nested : rule.getNestedRules()) {
      RuleOutcome each = of(nested);
      if (joined == null) {
        joined = each;
      } else if (and) {
        String reason = joined.passed() ? each.reason() : joined.reason();
        joined = new RuleOutcome(reason, joined.metricsWith(each));
      } else {
        String reason = joined.passed() || each.passed() ? null : joined.reason();
        joined = new RuleOutcome(reason, joined.metricsWith(each));
      }
    }
    return joined == null ? RuleOutcome.PASSED : joined;
  }

  private RuleOutcome number(DQRule rule, String metric, double value) {
    Boolean passed = rule.getCondition().evaluate(value, rule, CONSTANTS);
    return RuleOutcome.of(metric, value, Boolean.TRUE.equals(passed));
  }

  private static RuleOutcome whole(String metric, double share) {
    return RuleOutcome.of(metric, share, share == 1.0);
  }

  private RuleOutcome figure(DQRule rule, String name, Column aggregate) {
    Row row = rows(rule).agg(aggregate.cast(DataTypes.DoubleType)).first();
    return row.isNullAt(0)
        ? RuleOutcome.failed("The column " + columns(rule).get(0) + " has no numbers")
        : number(rule, metric(rule, name), row.getDouble(0));
  }

  private double complete(DQRule rule) {
    return share(rows(rule), value(rule).isNotNull());
  }

  /** Of no rows, all. */
  private static double share(Dataset<Row> rows, Column meets) {
    Row row = rows.agg(sum(when(meets, lit(1L)).otherwise(lit(0L))), count(lit(1))).first();
    return row.getLong(1) == 0 ? 1.0 : (double) row.getLong(0) / row.getLong(1);
  }

  private RuleOutcome values(DQRule rule) {
    double share = share(rows(rule), valueMeets(rule));
    String metric = metric(rule, rule.getRuleType() + ".Compliance");
    Condition threshold = rule.getThresholdCondition();
    if (threshold != null && !threshold.getConditionAsString().isBlank()) {
      Boolean passed = threshold.evaluate(share, rule, CONSTANTS);
      return RuleOutcome.of(metric, share, Boolean.TRUE.equals(passed));
    }
    if (share == 1.0) {
      return RuleOutcome.of(metric, share, true);
    }
    Object unmet = rows(rule).where(not(valueMeets(rule))).agg(first(value(rule))).first().get(0);
    return new RuleOutcome(
        RuleOutcome.unmet(unmet == null ? "NULL" : unmet),
        RuleOutcome.of(metric, share, true).metrics());
  }

  private Column valueMeets(DQRule rule) {
    Column value = value(rule);
    return switch (rule.getRuleType()) {
      case "ColumnLength" ->
          new ValueTest(rule, coalesce(length(value.cast(DataTypes.StringType)), lit(0)))
              .meets(rule.getCondition());
      case "ColumnDataType" -> hasType(rule, value);
      default -> new ValueTest(rule, value).meets(rule.getCondition());
    };
  }

  /** Text counts as what it can be read as. */
  private static Column hasType(DQRule rule, Column value) {
    if (!(rule.getCondition() instanceof StringBasedCondition condition)) {
      throw new IllegalArgumentException("No type is named: " + rule);
    }
    String type = condition.getOperands().get(0).getOperand().toLowerCase(Locale.ROOT);
    String spark =
        switch (type) {
          case "boolean", "date", "timestamp", "float", "double", "string" -> type;
          case "integer", "int" -> "int";
          case "long", "bigint" -> "bigint";
          default -> throw new IllegalArgumentException("Not a type of ColumnDataType: " + type);
        };
    Column text = value.cast(DataTypes.StringType);
    Column whole = spark.endsWith("int") ? text.rlike("^\\s*[-+]?[0-9]+\\s*$") : lit(true);
    Column is = coalesce(text.cast(spark).isNotNull().and(whole), lit(false));
    return switch (condition.getOperator()) {
      case EQUALS, IN -> is;
      case NOT_EQUALS, NOT_IN -> not(is);
      default -> throw new IllegalArgumentException("No comparison of types: " + rule);
    };
  }

  private Groups groups(DQRule rule) {
    Column[] keys = columns(rule).stream().map(all::col).toArray(Column[]::new);
    Row row =
        rows(rule)
            .where(keyed(rule))
            .groupBy(keys)
            .agg(count(lit(1)).as("n"))
            .agg(count(lit(1)), coalesce(sum(when(col("n").equalTo(1), 1L).otherwise(0L)), lit(0L)))
            .first();
    return new Groups(row.getLong(0), row.getLong(1), rows(rule).count());
  }

  private record Groups(long distinct, long once, long rows) {
    double uniqueness() {
      return rows == 0 ? 1.0 : (double) once / rows;
    }

    double uniqueRatio() {
      return distinct == 0 ? 1.0 : (double) once / distinct;
    }
  }

  private RuleOutcome key(DQRule rule) {
    RuleOutcome unique = whole(metric(rule, "Uniqueness"), groups(rule).uniqueness());
    RuleOutcome complete = whole(metric(rule, "Completeness"), share(rows(rule), keyed(rule)));
    String reason = unique.passed() ? complete.reason() : unique.reason();
    return new RuleOutcome(reason, unique.metricsWith(complete));
  }

  private RuleOutcome names(DQRule rule) {
    String pattern = rule.getParameters().get("PatternToMatch");
    List<String> others =
        Arrays.stream(all.columns()).filter(name -> !name.matches(pattern)).toList();
    double share =
        all.columns().length == 0 ? 1.0 : 1.0 - (double) others.size() / all.columns().length;
    return RuleOutcome.of("Dataset.*.ColumnNamesPatternMatchRatio", share, others.isEmpty());
  }

  private RuleOutcome sql(DQRule rule) {
    if (!(rule.getCondition() instanceof NumberBasedCondition)) {
      throw new IllegalArgumentException(
          "CustomSql is not evaluated by this version of Mastic but where its number is compared: "
              + rule);
    }
    all.createOrReplaceTempView("primary");
    try {
      List<Row> answer =
          all.sparkSession().sql(rule.getParameters().get("CustomSqlStatement")).takeAsList(1);
      if (answer.isEmpty() || answer.get(0).isNullAt(0)) {
        return RuleOutcome.failed("The statement of CustomSql has no answer");
      }
      return number(
          rule, "Dataset.*.CustomSQL", Double.parseDouble(answer.get(0).get(0).toString()));
    } finally {
      all.sparkSession().catalog().dropTempView("primary");
    }
  }

  private Dataset<Row> rows(DQRule rule) {
    return where(rule).isEmpty() ? all : all.where(where(rule));
  }

  private static String where(DQRule rule) {
    return rule.getWhereClause() == null ? "" : rule.getWhereClause();
  }

  private Column value(DQRule rule) {
    return all.col(columns(rule).get(0));
  }

  private static String metric(DQRule rule, String name) {
    return "Column." + String.join(",", columns(rule)) + "." + name;
  }

  private static List<String> columns(DQRule rule) {
    return rule.getParameters().entrySet().stream()
        .filter(parameter -> parameter.getKey().startsWith("TargetColumn"))
        .map(parameter -> parameter.getValue())
        .toList();
  }

  private boolean exists(String column) {
    return Arrays.stream(all.columns()).anyMatch(column::equalsIgnoreCase)
        || (column.contains(".") && hasPath(column));
  }

  private boolean hasPath(String path) {
    try {
      all.col(path);
      return true;
    } catch (RuntimeException notThere) {
      return false;
    }
  }
}
