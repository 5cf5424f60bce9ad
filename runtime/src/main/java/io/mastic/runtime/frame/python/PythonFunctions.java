package io.mastic.runtime.frame.python;

import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.frame.convert.Lines;
import io.mastic.runtime.frame.convert.Records;
import io.mastic.runtime.frame.fault.FaultSite;
import io.mastic.runtime.frame.fault.Faults;
import io.mastic.runtime.frame.type.GlueType;
import io.mastic.runtime.frame.type.GlueType.ArrayOf;
import io.mastic.runtime.frame.type.GlueType.Atomic;
import io.mastic.runtime.frame.type.GlueType.ChoiceOf;
import io.mastic.runtime.frame.type.GlueType.MapOf;
import io.mastic.runtime.frame.type.GlueType.StructOf;
import io.mastic.runtime.frame.type.Refine;
import io.mastic.runtime.frame.type.SparkTypes;
import java.util.UUID;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.storage.StorageLevel;

/**
 * A frame on its way through a Python function. The function runs once for each record: what it
 * answered is kept, in its compact form, for the schema, the rows and the errors.
 */
public final class PythonFunctions {
  private final Frame source;
  private final String name = UUID.randomUUID().toString();

  public PythonFunctions(Frame source) {
    this.source = source;
  }

  /** Pickles, each a list of records, for a function that changes them. */
  public JavaRDD<byte[]> recordsToChange() {
    return RecordBatches.of(source.rows());
  }

  /** Pickles, each a list of records, for a function that keeps some. */
  public JavaRDD<byte[]> recordsToFilter() {
    return RecordBatches.of(source.rows(), name);
  }

  /**
   * The frame of the answers to {@link #recordsToChange}; fields keep their types where they can.
   */
  public Frame changed(JavaRDD<byte[]> answers, FaultSite site) {
    JavaRDD<byte[]> once = answers.persist(StorageLevel.MEMORY_AND_DISK());
    Changed records = new Changed(source.session(), once, source.schema());
    return Frame.of(records, source.faults().then(() -> Changed.faults(once, site)));
  }

  /** The frame of the answers to {@link #recordsToFilter}. */
  public Frame filtered(JavaRDD<byte[]> answers, FaultSite site) {
    JavaRDD<FilteredRows> kept =
        FilteredRows.of(answers, name, site).persist(StorageLevel.MEMORY_AND_DISK());
    StructOf schema = source.schema();
    JavaRDD<InternalRow> rows = FilteredRows.rows(kept, schema);
    Dataset<Row> data =
        source.session().internalCreateDataFrame(rows.rdd(), SparkTypes.struct(schema), false);
    Faults faults = source.faults().then(() -> kept.flatMap(some -> some.faults().iterator()));
    return hasChoice(schema)
        ? Frame.of(narrowed(new Rows(data, schema)), faults)
        : Frame.of(data, schema).failing(faults);
  }

  /** A choice of which the filter left one type is that type; where nothing is left, all stays. */
  private Records narrowed(Rows rows) {
    StructOf before = rows.schema();
    return new Records(
        source.session(),
        Lines.records(rows).map(record -> record),
        seen -> seen.fields().isEmpty() ? before : Refine.struct(seen, before));
  }

  private static boolean hasChoice(GlueType type) {
    if (type instanceof StructOf struct) {
      return struct.fields().stream().anyMatch(field -> hasChoice(field.type()));
    }
    if (type instanceof ArrayOf array) {
      return hasChoice(array.element());
    }
    if (type instanceof MapOf map) {
      return hasChoice(map.key()) || hasChoice(map.value());
    }
    return !(type instanceof Atomic) || type instanceof ChoiceOf;
  }
}
