package io.mastic.runtime.frame.cell;

import io.mastic.runtime.frame.type.GlueType;
import io.mastic.runtime.frame.type.GlueType.ChoiceOf;
import io.mastic.runtime.frame.type.GlueType.Field;
import io.mastic.runtime.frame.type.GlueType.StructOf;
import io.mastic.runtime.frame.type.SparkTypes;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.GetStructField;
import org.apache.spark.sql.functions;
import scala.Option;
import scala.collection.Seq;

/**
 * A column with its name and Glue type: what transforms compute with. Columns are addressed by
 * position, not by name, so names that differ only in case, or hold dots, do no harm.
 */
public record Cell(String name, Column column, GlueType type) {

  public static List<Cell> of(Rows rows) {
    Seq<Attribute> output = rows.data().queryExecution().analyzed().output();
    List<Cell> cells = new ArrayList<>();
    List<Field> fields = rows.schema().fields();
    for (int i = 0; i < fields.size(); i++) {
      cells.add(new Cell(fields.get(i).name(), new Column(output.apply(i)), fields.get(i).type()));
    }
    return cells;
  }

  public static StructOf schema(List<Cell> cells) {
    return new StructOf(cells.stream().map(c -> new Field(c.name(), c.type())).toList());
  }

  /** The fields of a struct, or the alternatives of a choice; nothing for other types. */
  public List<Cell> parts() {
    List<Field> fields = partsOf(type);
    List<Cell> parts = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      Column part =
          new Column(new GetStructField(column.expr(), i, Option.apply(fields.get(i).name())));
      parts.add(new Cell(fields.get(i).name(), part, fields.get(i).type()));
    }
    return parts;
  }

  private static List<Field> partsOf(GlueType type) {
    if (type instanceof StructOf struct) {
      return struct.fields();
    }
    return type instanceof ChoiceOf choice
        ? choice.alternatives().stream().map(a -> new Field(a.name(), a)).toList()
        : List.of();
  }

  public Cell named(String other) {
    return new Cell(other, column, type);
  }

  public Cell with(Column other, GlueType otherType) {
    return new Cell(name, other, otherType);
  }

  /** A null of this type. */
  public static Column nothing(GlueType type) {
    return functions.lit(null).cast(SparkTypes.of(type));
  }

  /** A struct of these parts that is null where {@code whole} is. */
  public static Column pack(Column whole, List<Cell> parts) {
    return functions.when(whole.isNotNull(), pack(parts));
  }

  public static Column pack(List<Cell> parts) {
    return functions.struct(
        parts.stream().map(p -> p.column().as(p.name())).toArray(Column[]::new));
  }
}
