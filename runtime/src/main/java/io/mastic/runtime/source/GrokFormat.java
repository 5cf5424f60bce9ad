package io.mastic.runtime.source;

import io.mastic.contract.grok.Grok;
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
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Lines of logs by the grok pattern of their table. Of a line that does not match all columns are
 * null, as GrokSerDe has it.
 */
final class GrokFormat implements FileFormat {

  private static final String VALUE = "value";

  @Override
  public Frame read(Files files, Options options, @Nullable StructType declared) {
    if (files.first().isEmpty()) {
      return Frame.empty(files.session());
    }
    Grok grok =
        Grok.of(
            options
                .text("input.format")
                .orElseThrow(
                    () -> new IllegalArgumentException("The table names no grok pattern")),
            options.text("input.grokCustomPatterns", ""));
    Dataset<Row> lines = files.load("text", Map.of(), null);
    Column line = lines.col(VALUE);
    List<Column> columns = new ArrayList<>();
    for (Grok.Field field : grok.fields()) {
      columns.add(value(line, grok, field).cast(field.type()).as(field.name()));
    }
    Arrays.stream(lines.columns()).skip(1).map(lines::col).forEach(columns::add);
    return Frame.of(lines.select(columns.toArray(Column[]::new)));
  }

  private static Column value(Column line, Grok grok, Grok.Field field) {
    Column[] found =
        field.groups().stream()
            .map(group -> functions.regexp_extract(line, grok.regex(), group))
            .map(text -> functions.when(text.notEqual(""), text))
            .toArray(Column[]::new);
    return functions.coalesce(found);
  }
}
