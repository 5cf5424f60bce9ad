package io.mastic.runtime.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.convert.TextReader;
import io.mastic.runtime.frame.record.RecordSource;
import io.mastic.runtime.frame.type.TypeJson;
import io.mastic.runtime.option.Options;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * JSON: a record on each line, or documents over several lines, or records at a {@code jsonPath}.
 * The schema is that of the records, with a choice wherever their types differ.
 */
final class JsonFormat implements FileFormat {

  /** The option by which objects are maps where the table declares maps. */
  static final String MAPS = "declaredMaps";

  @Override
  public Frame read(Files files, Options options, @Nullable StructType declared) {
    if (files.first().isEmpty()) {
      return Frame.empty(files.session());
    }
    String jsonPath = options.text("jsonPath", "");
    boolean whole = options.isOn("multiLine") || isMultiLine(files);
    TextRecords.Unit unit = whole ? TextRecords.Unit.FILE : TextRecords.Unit.LINE;
    StructType maps = options.isOn(MAPS) ? declared : null;
    Frame frame = TextRecords.read(files, options, unit, reader(jsonPath, maps));
    // AWS's quick reader is the one that heeds a schema; with these two it is not used.
    boolean quick =
        options.isOn("optimizePerformance") && jsonPath.isEmpty() && !options.isOn("multiLine");
    return quick && options.has("withSchema")
        ? frame.withSchema(TypeJson.read(options.required("withSchema")))
        : frame;
  }

  private static TextReader reader(String jsonPath, @Nullable StructType declared) {
    TextReader plain = jsonPath.isEmpty() ? RecordSource::jsonRecords : new JsonAtPath(jsonPath);
    if (declared == null || !MapPairs.areIn(declared)) {
      return plain;
    }
    return text -> {
      List<Object> records = new ArrayList<>();
      for (Object record : plain.read(text)) {
        records.add(MapPairs.of(record, declared));
      }
      return records;
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
