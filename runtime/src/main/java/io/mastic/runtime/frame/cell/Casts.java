package io.mastic.runtime.frame.cell;

import io.mastic.runtime.frame.type.GlueType;
import io.mastic.runtime.frame.type.GlueType.Atomic;
import io.mastic.runtime.frame.type.GlueType.ChoiceOf;
import io.mastic.runtime.frame.type.SparkTypes;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.EvalMode;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import scala.Option;

/**
 * Casts as Glue's mappings do them: a value that does not fit becomes null, never an error,
 * whatever ANSI says.
 */
public final class Casts {
  private Casts() {}

  /** The value as another type; of a choice, whichever alternative is there. */
  public static Column to(Cell cell, GlueType want) {
    if (cell.type().equals(want)) {
      return cell.column();
    }
    if (cell.type() instanceof ChoiceOf) {
      return functions.coalesce(cell.parts().stream().map(p -> to(p, want)).toArray(Column[]::new));
    }
    if (cell.type().equals(GlueType.NULL)) {
      return Cell.nothing(want);
    }
    if (want.equals(GlueType.STRING) && !(cell.type() instanceof Atomic)) {
      return functions.to_json(cell.column());
    }
    DataType from = SparkTypes.of(cell.type());
    DataType to = SparkTypes.of(want);
    if (!Cast.canCast(from, to)) {
      return Cell.nothing(want);
    }
    return new Column(new Cast(cell.column().expr(), to, Option.empty(), EvalMode.LEGACY()));
  }
}
