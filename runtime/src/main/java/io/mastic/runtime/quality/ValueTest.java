package io.mastic.runtime.quality;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.trim;

import java.sql.Timestamp;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import software.amazon.glue.dqdl.model.DQRule;
import software.amazon.glue.dqdl.model.condition.Condition;
import software.amazon.glue.dqdl.model.condition.date.DateBasedCondition;
import software.amazon.glue.dqdl.model.condition.date.DateExpression;
import software.amazon.glue.dqdl.model.condition.number.AtomicNumberOperand;
import software.amazon.glue.dqdl.model.condition.number.NullNumericOperand;
import software.amazon.glue.dqdl.model.condition.number.NumberBasedCondition;
import software.amazon.glue.dqdl.model.condition.number.NumericOperand;
import software.amazon.glue.dqdl.model.condition.string.Keyword;
import software.amazon.glue.dqdl.model.condition.string.KeywordStringOperand;
import software.amazon.glue.dqdl.model.condition.string.StringBasedCondition;
import software.amazon.glue.dqdl.model.condition.string.StringOperand;

/**
 * A condition over the values of a column, as a column of truths. A null meets only a negated one,
 * unless NULL is named.
 */
final class ValueTest {

  private final DQRule rule;
  private final Column value;

  ValueTest(DQRule rule, Column value) {
    this.rule = rule;
    this.value = value;
  }

  Column meets(Condition condition) {
    if (condition instanceof NumberBasedCondition numbers) {
      Column number = value.cast(DataTypes.DoubleType);
      return compared(
          numbers.getOperator().name(), numbers.getOperands(), operand -> number(operand), number);
    }
    if (condition instanceof DateBasedCondition dates) {
      Column time = value.cast(DataTypes.TimestampType);
      return compared(dates.getOperator().name(), dates.getOperands(), this::time, time);
    }
    if (condition instanceof StringBasedCondition texts) {
      return texts(texts);
    }
    throw new IllegalArgumentException("The rule has no condition that can be evaluated: " + rule);
  }

  private <T> Column compared(
      String operator, List<T> operands, Function<T, Column> literal, Column of) {
    List<Column> values = operands.stream().map(literal).toList();
    return switch (operator) {
      case "BETWEEN" -> holds(of.gt(values.get(0)).and(of.lt(values.get(1))));
      case "NOT_BETWEEN" -> holdsNot(of.gt(values.get(0)).and(of.lt(values.get(1))));
      case "GREATER_THAN" -> holds(of.gt(values.get(0)));
      case "GREATER_THAN_EQUAL_TO" -> holds(of.geq(values.get(0)));
      case "LESS_THAN" -> holds(of.lt(values.get(0)));
      case "LESS_THAN_EQUAL_TO" -> holds(of.leq(values.get(0)));
      case "EQUALS", "IN" -> holds(isOneOf(of, values));
      case "NOT_EQUALS", "NOT_IN" -> holds(not(isOneOf(of, values)));
      default -> throw new IllegalArgumentException(operator + " in " + rule);
    };
  }

  /** Equal to one of them, a null to a null. */
  private static Column isOneOf(Column of, List<Column> values) {
    return values.stream().map(of::eqNullSafe).reduce(lit(false), Column::or);
  }

  private Column texts(StringBasedCondition condition) {
    Column text = value.cast(DataTypes.StringType);
    List<StringOperand> operands = condition.getOperands();
    Column any = operands.stream().map(o -> is(text, o)).reduce(lit(false), Column::or);
    return switch (condition.getOperator()) {
      case EQUALS, IN -> holds(any);
      case NOT_EQUALS, NOT_IN -> holds(not(any));
      case MATCHES -> holds(text.rlike(whole(operands)));
      case NOT_MATCHES -> holdsNot(text.rlike(whole(operands)));
    };
  }

  private static String whole(List<StringOperand> pattern) {
    return "^(?:" + pattern.get(0).getOperand() + ")$";
  }

  private static Column is(Column text, StringOperand operand) {
    if (operand instanceof KeywordStringOperand) {
      return switch (Keyword.valueOf(operand.getOperand())) {
        case NULL -> text.isNull();
        case EMPTY -> text.eqNullSafe("");
        case WHITESPACES_ONLY -> holds(trim(text).equalTo("").and(text.notEqual("")));
      };
    }
    return text.eqNullSafe(operand.getOperand());
  }

  private static Column holds(Column truth) {
    return coalesce(truth, lit(false));
  }

  private static Column holdsNot(Column truth) {
    return coalesce(not(truth), lit(true));
  }

  private Column number(NumericOperand operand) {
    return operand instanceof NullNumericOperand
        ? lit(null).cast(DataTypes.DoubleType)
        : lit(constant(rule, operand));
  }

  /** What an operand is without a look at earlier runs, which are not kept. */
  static Double constant(DQRule rule, NumericOperand operand) {
    if (operand instanceof AtomicNumberOperand) {
      return Double.valueOf(operand.getOperand());
    }
    throw new IllegalArgumentException(
        "Dynamic rules are not evaluated by this version of Mastic: " + rule);
  }

  private Column time(DateExpression expression) {
    if (expression.getEvaluatedExpression() == null) {
      return lit(null).cast(DataTypes.TimestampType);
    }
    return lit(Timestamp.valueOf(expression.getEvaluatedExpression()));
  }
}
