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
 * null for all but strings, and so is what is no value of the type. A number with a fraction is no
 * integer, and only true and false are booleans.
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
    if (type instanceof IntegralType) {
      return functions.when(text.rlike(INTEGER), cast);
    }
    return type.equals(DataTypes.BooleanType) ? functions.when(text.rlike(TRUTH), cast) : cast;
  }

  /** Whether the text is something, and no value of the type. */
  public static Column isUnfit(Column text, DataType type) {
    return type.equals(DataTypes.StringType)
        ? functions.lit(false)
        : functions.length(functions.trim(text)).gt(0).and(to(text, type).isNull());
  }
}
