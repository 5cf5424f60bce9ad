package io.mastic.runtime.frame.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.cell.Casts;
import io.mastic.runtime.frame.cell.Cell;
import io.mastic.runtime.frame.cell.Edit;
import io.mastic.runtime.frame.cell.FieldPath;
import io.mastic.runtime.frame.cell.Find;
import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.frame.convert.JsonTexts;
import io.mastic.runtime.frame.convert.Records;
import io.mastic.runtime.frame.convert.TextReader;
import io.mastic.runtime.frame.convert.ToCatalyst;
import io.mastic.runtime.frame.fault.FaultRecord;
import io.mastic.runtime.frame.fault.FaultSite;
import io.mastic.runtime.frame.fault.Lazy;
import io.mastic.runtime.frame.type.GlueType;
import io.mastic.runtime.frame.type.SparkTypes;
import io.mastic.runtime.frame.type.TypeJson;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/** Reads a field that holds texts of a format (JSON, CSV), and puts the record in its place. */
public final class Unbox {
  private static final ObjectMapper OPTIONS = new ObjectMapper();

  private static final Set<GlueType> TEXTS =
      Set.of(GlueType.STRING, GlueType.BINARY, GlueType.NULL);

  private Unbox() {}

  /**
   * The frame with the field unboxed. Texts that cannot be read become null there, and error
   * records of the step.
   *
   * @param options separator, escaper, quoteChar, withHeader, withSchema (Glue's JSON)
   */
  public static Frame field(
      Frame source, String path, String format, String options, FaultSite site) {
    JsonNode settings = settings(options);
    TextReader reader = named(reader(format, settings), format, settings);
    Lazy<JavaRDD<String>> texts = new Lazy<>(() -> texts(source.rows(), path));
    Frame unboxed =
        source.then(
            rows -> {
              GlueType type =
                  settings.hasNonNull("withSchema")
                      ? TypeJson.read(settings.get("withSchema").asText())
                      : observed(source, texts.get(), reader);
              UserDefinedFunction read = functions.udf(readAs(reader, type), SparkTypes.of(type));
              List<Cell> cells = rows.cells();
              return rows.select(
                  Edit.at(
                      cells,
                      FieldPath.in(cells, path),
                      cell -> List.of(cell.with(read.apply(text(cell)), type))));
            });
    return unboxed.failing(
        source
            .faults()
            .then(
                () -> texts.get().flatMap(text -> fault(reader, text, site).stream().iterator())));
  }

  /** Fields of a text without a header have the names of the schema that is given. */
  private static TextReader named(TextReader reader, String format, JsonNode settings) {
    boolean csv = format.toLowerCase(Locale.ROOT).equals("csv");
    if (!csv || !settings.hasNonNull("withSchema") || settings.path("withHeader").asBoolean()) {
      return reader;
    }
    List<String> names =
        TypeJson.read(settings.get("withSchema").asText()).fields().stream()
            .map(GlueType.Field::name)
            .toList();
    return text -> reader.read(text).stream().map(record -> renamed(record, names)).toList();
  }

  private static Object renamed(Object record, List<String> names) {
    Map<String, @Nullable Object> renamed = new LinkedHashMap<>();
    Iterator<String> next = names.iterator();
    for (Object value : ((Map<?, ?>) record).values()) {
      if (next.hasNext()) {
        renamed.put(next.next(), value);
      }
    }
    return renamed;
  }

  private static Column text(Cell cell) {
    if (!(cell.type() instanceof GlueType.ChoiceOf) && !TEXTS.contains(cell.type())) {
      throw new IllegalArgumentException(
          "unbox reads texts, and the field " + cell.name() + " is " + cell.type().name());
    }
    return Casts.to(cell, GlueType.STRING);
  }

  private static JavaRDD<String> texts(Rows rows, String path) {
    Column text = text(Find.load(rows.cells(), path));
    return rows.data()
        .select(text.as("text"))
        .filter("text is not null")
        .as(Encoders.STRING())
        .toJavaRDD();
  }

  private static GlueType observed(Frame source, JavaRDD<String> texts, TextReader reader) {
    JavaRDD<Object> boxed = texts.map(text -> box(read(reader, text).orElse(null)));
    return Records.of(source.session(), boxed)
        .schema()
        .find("value")
        .map(GlueType.Field::type)
        .orElse(GlueType.NULL);
  }

  private static Object box(@Nullable Object value) {
    Map<String, @Nullable Object> box = new LinkedHashMap<>();
    box.put("value", value);
    return box;
  }

  private static UDF1<String, Object> readAs(TextReader reader, GlueType type) {
    return text ->
        text == null
            ? null
            : read(reader, text)
                .map(value -> ToCatalyst.of(type).convert(value))
                .map(value -> CatalystTypeConverters.convertToScala(value, SparkTypes.of(type)))
                .orElse(null);
  }

  private static Optional<Object> read(TextReader reader, String text) {
    try {
      return reader.read(text).stream().findFirst();
    } catch (IOException | IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<Object> fault(TextReader reader, String text, FaultSite site) {
    try {
      reader.read(text);
      return Optional.empty();
    } catch (IOException | IllegalArgumentException malformed) {
      return Optional.of(
          FaultRecord.of(
              site,
              "unbox: " + malformed.getMessage(),
              FaultRecord.trace(malformed),
              text,
              Map.of()));
    }
  }

  private static JsonNode settings(String options) {
    try {
      return OPTIONS.readTree(options.isBlank() ? "{}" : options);
    } catch (IOException e) {
      throw new IllegalArgumentException("Options of unbox are not JSON: " + options, e);
    }
  }

  private static TextReader reader(String format, JsonNode options) {
    return switch (format.toLowerCase(Locale.ROOT)) {
      case "json" -> JsonTexts::readWhole;
      case "csv" ->
          csv(
              options.path("separator").asText(","),
              options.path("quoteChar").asText("\""),
              options.path("escaper").asText(""));
      default ->
          throw new IllegalArgumentException(
              "unbox cannot read the format " + format + "; it reads json and csv");
    };
  }

  /** One line without a header: fields named as Glue names columns without names. */
  private static TextReader csv(String separator, String quote, String escaper) {
    return text -> {
      CsvParserSettings settings = new CsvParserSettings();
      settings.getFormat().setDelimiter(separator);
      settings.getFormat().setQuote(quote.equals("-1") || quote.isEmpty() ? '\0' : quote.charAt(0));
      if (!escaper.isEmpty()) {
        settings.getFormat().setQuoteEscape(escaper.charAt(0));
      }
      String[] values = new CsvParser(settings).parseLine(text);
      Map<String, Object> record = new LinkedHashMap<>();
      for (int i = 0; values != null && i < values.length; i++) {
        record.put("col" + i, values[i]);
      }
      return List.of(record);
    };
  }
}
