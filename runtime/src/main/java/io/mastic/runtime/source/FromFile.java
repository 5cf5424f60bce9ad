package io.mastic.runtime.source;

import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.frame.type.GlueType.Field;
import io.mastic.runtime.frame.type.GlueType.StructOf;
import io.mastic.runtime.frame.type.SparkTypes;
import io.mastic.runtime.option.Options;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Columns that say which file a record is of: attachFilename and attachTimestamp, of any format.
 */
final class FromFile {

  private static final List<String> NAMES = List.of("attachFilename", "attachTimestamp");

  private FromFile() {}

  /** What is left for the format itself. */
  static Options formats(Options options) {
    return options.without(NAMES);
  }

  static Frame attached(Frame frame, Files files, Options options) {
    Frame all = frame;
    String name = options.text("attachFilename", "");
    if (!name.isBlank()) {
      all = with(all, name, functions.input_file_name(), DataTypes.StringType);
    }
    String time = options.text("attachTimestamp", "");
    if (!time.isBlank()) {
      all = with(all, time, modified(files), DataTypes.TimestampType);
    }
    return all;
  }

  private static Frame with(Frame frame, String name, Column column, DataType type) {
    return frame.then(
        rows -> {
          if (rows.schema().find(name).isPresent()) {
            throw new IllegalArgumentException(
                "There is a field " + name + " already: attach the file under another name");
          }
          List<Field> fields = new ArrayList<>(rows.schema().fields());
          fields.addAll(SparkTypes.toGlue(new StructType().add(name, type)).fields());
          return new Rows(rows.data().withColumn(name, column), new StructOf(fields));
        });
  }

  private static Column modified(Files files) {
    Map<String, Timestamp> times = new HashMap<>();
    files
        .files()
        .forEach(
            placed ->
                times.put(
                    placed.file().getPath().toUri().toString(),
                    new Timestamp(placed.file().getModificationTime())));
    UDF1<String, Timestamp> time = times::get;
    return functions.udf(time, DataTypes.TimestampType).apply(functions.input_file_name());
  }
}
