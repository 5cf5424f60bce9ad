package io.mastic.runtime.frame.cell;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.EvalMode;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.IntegralType;
import scala.Option;

/**
 * Texts as values of the type that a table declares, as Hive's SerDes read them: an empty text is
 * null for all but strings, and so is what is no value of the type; only true and false are
 * booleans. Hive cuts the fraction of a number where it wants an integer; to us such a text is
 * unfit.
 */
public final class TextCast {
  private static final String INTEGER = "^\\s*[+-]?[0-9]+\\s*$";
  private static final String TRUTH = "(?i)^\\s*(true|false)\\s*$";

  private TextCast() {}

  public static Column to(Column text, DataType type) {
    if (type.equals(DataTypes.StringType)) {
      return text;
    }
    Column cast = new Column(new Cast(text.expr(), type, Option.empty(), EvalMode.LEGACY()));
    return type.equals(DataTypes.BooleanType) ? functions.when(text.rlike(TRUTH), cast) : cast;
  }

  /** Whether the text is something, and cannot be a value of the type without a loss. */
  public static Column isUnfit(Column text, DataType type) {
    if (type.equals(DataTypes.StringType)) {
      return functions.lit(false);
    }
    Column lost = to(text, type).isNull();
    Column unfit =
        type instanceof IntegralType ? lost.or(functions.not(text.rlike(INTEGER))) : lost;
    return functions.length(functions.trim(text)).gt(0).and(unfit);
  }
}
