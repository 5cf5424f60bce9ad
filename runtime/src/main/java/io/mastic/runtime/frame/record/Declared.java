package io.mastic.runtime.frame.record;

import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.cell.Cell;
import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.frame.cell.TextCast;
import io.mastic.runtime.frame.type.GlueType;
import io.mastic.runtime.frame.type.GlueType.ChoiceOf;
import io.mastic.runtime.frame.type.GlueType.StructOf;
import io.mastic.runtime.frame.type.SparkTypes;
import io.mastic.runtime.frame.type.TypeMerge;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * Columns of text (CSV) under the types that a catalog table declares. An empty text is null but in
 * a string. Where some other text is no value of its type, the column is a choice of the type and
 * string, so that nothing is lost; one aggregate over the columns in question tells.
 */
public final class Declared {
  private Declared() {}

  /**
   * The frame of texts as declared; the pass over the data happens when rows or schema are asked
   * for.
   *
   * @param texts columns of strings, in the order and number of the declared ones
   */
  public static Frame frame(Dataset<Row> texts, StructType declared) {
    StructOf types = SparkTypes.toGlue(declared);
    return Frame.of(texts).then(rows -> typed(rows, types));
  }

  private static Rows typed(Rows texts, StructOf declared) {
    List<Cell> cells = texts.cells();
    List<Column> misfits = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      Column unfit = isUnfit(cells.get(i), declared.fields().get(i).type());
      misfits.add(functions.coalesce(functions.max(unfit), functions.lit(false)));
    }
    if (declared.fields().stream().allMatch(f -> f.type().equals(GlueType.STRING))) {
      return texts;
    }
    Row found =
        texts.data().agg(misfits.get(0), misfits.stream().skip(1).toArray(Column[]::new)).first();
    List<Cell> typed = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      GlueType type = declared.fields().get(i).type();
      Cell cell = cells.get(i).named(declared.fields().get(i).name());
      typed.add(found.getBoolean(i) ? choice(cell, type) : cell.with(value(cell, type), type));
    }
    return texts.select(typed);
  }

  private static Cell choice(Cell text, GlueType type) {
    Column unfit = isUnfit(text, type);
    Column typed = functions.when(functions.not(unfit), value(text, type));
    ChoiceOf choice = (ChoiceOf) TypeMerge.choice(List.of(type, GlueType.STRING));
    List<Cell> alternatives =
        choice.alternatives().stream()
            .map(
                a ->
                    a.equals(GlueType.STRING)
                        ? new Cell("string", functions.when(unfit, text.column()), a)
                        : new Cell(a.name(), typed, a))
            .toList();
    Column held = functions.when(typed.isNotNull().or(unfit), text.column());
    return text.with(Cell.pack(held, alternatives), choice);
  }

  private static Column value(Cell cell, GlueType type) {
    return cell.type().equals(type)
        ? cell.column()
        : TextCast.to(cell.column(), SparkTypes.of(type));
  }

  private static Column isUnfit(Cell cell, GlueType type) {
    return cell.type().equals(type)
        ? functions.lit(false)
        : TextCast.isUnfit(cell.column(), SparkTypes.of(type));
  }
}
