package io.mastic.runtime.source;

import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.convert.TextReader;
import io.mastic.runtime.option.Options;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Lines of logs, a group of their pattern for each column: by the regular expression of their
 * table, or by a grok pattern that the script gives. Of a line that does not match all columns are
 * null, as GrokSerDe has it; in strict mode, where nothing is converted, it is an error record.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-format-grokLog-home.html">Using
 *     the grokLog format</a>
 */
final class GrokFormat implements FileFormat {

  private static final String VALUE = "value";

  @Override
  public Frame read(Files files, Options options, @Nullable StructType declared) {
    String table = declared == null ? "" : options.text("input.regex", "");
    LogPattern pattern = table.isEmpty() ? pattern(options) : null;
    if (files.first().isEmpty()) {
      return Frame.empty(files.session());
    }
    Dataset<Row> lines = files.load("text", Map.of(), null);
    if (pattern == null) {
      List<StructField> fields = declared == null ? List.of() : List.of(declared.fields());
      return columns(lines, "^(?:" + table + ")$", fields, "");
    }
    String missing = options.text("MISSING", "-");
    return options.isOn("StrictMode")
        ? TextRecords.of(
            lines.filter(lines.col(VALUE).notEqual("")), options, strictly(pattern, missing))
        : columns(lines, pattern.regex(), fields(pattern), missing);
  }

  /** What the script says, checked. */
  private static LogPattern pattern(Options options) {
    String format =
        options
            .text("logFormat")
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Logs need the option logFormat, a grok pattern, or the input.regex that a"
                            + " crawler writes into their table"));
    String lines = options.text("LineCount", "1");
    if (!lines.equals("1")) {
      throw new IllegalArgumentException(
          "The option LineCount is 1, records of several lines are not supported: " + lines);
    }
    return LogPattern.of(format, options.text("customPatterns", ""));
  }

  private static List<StructField> fields(LogPattern pattern) {
    List<StructField> fields = new ArrayList<>();
    pattern
        .fields()
        .forEach((name, type) -> fields.add(StructType.fromDDL("`" + name + "` " + type).apply(0)));
    return fields;
  }

  private static Frame columns(
      Dataset<Row> lines, String regex, List<StructField> fields, String missing) {
    Column line = lines.col(VALUE);
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      Column text = functions.regexp_extract(line, regex, i + 1);
      Column there = text.notEqual("").and(text.notEqual(missing));
      columns.add(
          functions.when(there, text).cast(fields.get(i).dataType()).as(fields.get(i).name()));
    }
    Arrays.stream(lines.columns()).skip(1).map(lines::col).forEach(columns::add);
    return Frame.of(lines.select(columns.toArray(Column[]::new)));
  }

  private static TextReader strictly(LogPattern pattern, String missing) {
    String regex = pattern.regex();
    List<String> names = pattern.names();
    return line -> {
      Matcher found = Pattern.compile(regex).matcher(line);
      if (!found.matches()) {
        throw new IllegalArgumentException("The line does not match the logFormat");
      }
      Map<String, @Nullable Object> record = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        String text = found.group(i + 1);
        record.put(names.get(i), text == null || text.equals(missing) ? null : text);
      }
      return List.of(record);
    };
  }
}
