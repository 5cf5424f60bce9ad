package io.mastic.runtime.frame.cell;

import io.mastic.runtime.frame.type.GlueType;
import io.mastic.runtime.frame.type.GlueType.StructOf;
import io.mastic.runtime.frame.type.SparkTypes;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.NullType;

/**
 * A Dataset and what is known of it: columns and fields of the schema agree in number, order and
 * name.
 */
public record Rows(Dataset<Row> data, StructOf schema) {

  /**
   * Rows without choices. Columns of Spark's void type become strings, which every sink can write.
   */
  public static Rows of(Dataset<Row> data) {
    StructOf schema = SparkTypes.toGlue(data.schema());
    boolean plain =
        Arrays.stream(data.schema().fields()).noneMatch(f -> f.dataType() instanceof NullType);
    return plain ? new Rows(data, schema) : new Rows(withoutVoid(data, schema), schema);
  }

  /** The result of a transform; the same rows where nothing changed. */
  public Rows select(List<Cell> cells) {
    Column[] columns = cells.stream().map(c -> c.column().as(c.name())).toArray(Column[]::new);
    return new Rows(data.select(columns), Cell.schema(cells));
  }

  public List<Cell> cells() {
    return Cell.of(this);
  }

  private static Dataset<Row> withoutVoid(Dataset<Row> data, StructOf schema) {
    List<Cell> cells = Cell.of(new Rows(data, schema));
    return data.select(
        cells.stream()
            .map(
                c ->
                    c.type().equals(GlueType.NULL)
                        ? c.column().cast("string").as(c.name())
                        : c.column())
            .toArray(Column[]::new));
  }
}
