package io.mastic.runtime.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.convert.TextReader;
import io.mastic.runtime.frame.fault.FaultSite;
import io.mastic.runtime.frame.record.RecordSource;
import io.mastic.runtime.option.Options;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * JSON: a record on each line, or documents over several lines, or records at a {@code jsonPath}.
 * The schema is that of the records, with a choice wherever their types differ.
 */
final class JsonFormat implements FileFormat {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String VALUE = "value";

  /** The option by which objects are maps where the table declares maps. */
  static final String MAPS = "declaredMaps";

  /** Ends the partition values that are put before a text. */
  private static final char END = '\u0001';

  @Override
  public Frame read(Files files, Options options, @Nullable StructType declared) {
    if (files.first().isEmpty()) {
      return Frame.empty(files.session());
    }
    String jsonPath = options.text("jsonPath", "");
    boolean whole = options.isOn("multiLine") || isMultiLine(files);
    Dataset<Row> texts = files.load("text", Map.of("wholetext", Boolean.toString(whole)), null);
    Column record =
        jsonPath.isEmpty()
            ? texts.col(VALUE)
            : functions.get_json_object(texts.col(VALUE), jsonPath);
    String[] keys = Arrays.stream(texts.columns()).skip(1).toArray(String[]::new);
    FaultSite site = new FaultSite(options.text("callSite", "Not provided"), "");
    TextReader reader = reader(options.isOn(MAPS) ? declared : null);
    if (keys.length == 0) {
      return RecordSource.texts(
          texts.select(record).filter(record.isNotNull()).as(Encoders.STRING()), reader, site);
    }
    Column place =
        functions.to_json(
            functions.struct(Arrays.stream(keys).map(texts::col).toArray(Column[]::new)));
    Column both = functions.concat(place, functions.lit(String.valueOf(END)), record);
    return RecordSource.texts(
        texts.select(both).filter(both.isNotNull()).as(Encoders.STRING()), placed(reader), site);
  }

  private static TextReader reader(@Nullable StructType declared) {
    if (declared == null || !MapPairs.areIn(declared)) {
      return RecordSource::jsonRecords;
    }
    return text -> {
      List<Object> records = new ArrayList<>();
      for (Object record : RecordSource.jsonRecords(text)) {
        records.add(MapPairs.of(record, declared));
      }
      return records;
    };
  }

  /** Records of a text with the partition values before it. */
  private static TextReader placed(TextReader reader) {
    return text -> {
      int end = text.indexOf(END);
      Map<?, ?> place = JSON.readValue(text.substring(0, end), LinkedHashMap.class);
      List<Object> placed = new ArrayList<>();
      for (Object record : reader.read(text.substring(end + 1))) {
        if (record instanceof Map<?, ?> fields) {
          Map<Object, Object> all = new LinkedHashMap<>(fields);
          all.putAll(place);
          placed.add(all);
        }
      }
      return placed;
    };
  }

  /**
   * Whether the first line of the first file is not a whole value: then the file is to be read as
   * one.
   */
  private static boolean isMultiLine(Files files) {
    Configuration conf = files.session().sessionState().newHadoopConf();
    Path file = files.first().orElseThrow();
    CompressionCodec codec = new CompressionCodecFactory(conf).getCodec(file);
    try (InputStream raw = file.getFileSystem(conf).open(file);
        InputStream plain = codec == null ? raw : codec.createInputStream(raw);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null && line.isBlank()) {
        line = lines.readLine();
      }
      return line != null && lines.readLine() != null && !isWhole(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  static boolean isWhole(String line) {
    try {
      RecordSource.jsonRecords(line);
      return true;
    } catch (JsonProcessingException broken) {
      // A line that breaks off is part of something; one that is wrong in its middle is just wrong.
      return broken.getLocation() != null && broken.getLocation().getColumnNr() <= line.length();
    } catch (IOException broken) {
      return true;
    }
  }
}
