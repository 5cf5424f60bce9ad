package io.mastic.runtime.source;

import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.option.Options;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Lines of logs by the pattern of their table, a group for each column. Of a line that does not
 * match all columns are null, as GrokSerDe has it.
 */
final class GrokFormat implements FileFormat {

  private static final String VALUE = "value";

  @Override
  public Frame read(Files files, Options options, @Nullable StructType declared) {
    if (files.first().isEmpty()) {
      return Frame.empty(files.session());
    }
    String regex =
        options
            .text("input.regex")
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Logs are read by the input.regex that a crawler writes into their table,"
                            + " and there is none"));
    Dataset<Row> lines = files.load("text", Map.of(), null);
    Column line = lines.col(VALUE);
    List<Column> columns = new ArrayList<>();
    StructField[] fields = declared == null ? new StructField[0] : declared.fields();
    for (int i = 0; i < fields.length; i++) {
      Column text = functions.regexp_extract(line, "^(?:" + regex + ")$", i + 1);
      columns.add(
          functions.when(text.notEqual(""), text).cast(fields[i].dataType()).as(fields[i].name()));
    }
    Arrays.stream(lines.columns()).skip(1).map(lines::col).forEach(columns::add);
    return Frame.of(lines.select(columns.toArray(Column[]::new)));
  }
}
