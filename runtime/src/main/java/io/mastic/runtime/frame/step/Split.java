package io.mastic.runtime.frame.step;

import io.mastic.runtime.frame.cell.Casts;
import io.mastic.runtime.frame.cell.Cell;
import io.mastic.runtime.frame.cell.Find;
import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.frame.type.GlueType;
import io.mastic.runtime.frame.type.Kinds;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/** splitRows: rows that satisfy all comparisons, and the others. */
public final class Split {
  private Split() {}

  /** A field, an operator ({@code = != < <= > >=}), a value. */
  public record Comparison(String path, String operator, Object value) {}

  public static UnaryOperator<Rows> matching(List<Comparison> comparisons) {
    return rows -> new Rows(rows.data().filter(all(rows.cells(), comparisons)), rows.schema());
  }

  /** Rows for which a comparison is false or, for want of a value, unknown. */
  public static UnaryOperator<Rows> others(List<Comparison> comparisons) {
    return rows ->
        new Rows(
            rows.data()
                .filter(
                    functions.not(
                        functions.coalesce(all(rows.cells(), comparisons), functions.lit(false)))),
            rows.schema());
  }

  private static Column all(List<Cell> cells, List<Comparison> comparisons) {
    return comparisons.stream()
        .map(c -> compare(Find.load(cells, c.path()), c))
        .reduce(Column::and)
        .orElse(functions.lit(true));
  }

  private static Column compare(Cell cell, Comparison comparison) {
    Column left =
        cell.type() instanceof GlueType.ChoiceOf
            ? Casts.to(cell, Kinds.of(comparison.value()))
            : cell.column();
    Object right = comparison.value();
    return switch (comparison.operator()) {
      case "=", "==" -> left.equalTo(right);
      case "!=", "<>" -> left.notEqual(right);
      case "<" -> left.lt(right);
      case "<=" -> left.leq(right);
      case ">" -> left.gt(right);
      case ">=" -> left.geq(right);
      default ->
          throw new IllegalArgumentException(
              "Unknown operator of splitRows: " + comparison.operator());
    };
  }
}
