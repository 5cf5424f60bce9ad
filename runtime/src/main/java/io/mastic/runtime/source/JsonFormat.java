package io.mastic.runtime.source;

import io.mastic.runtime.document.JsonAtPath;
import io.mastic.runtime.document.JsonFile;
import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.convert.TextReader;
import io.mastic.runtime.frame.record.RecordSource;
import io.mastic.runtime.frame.type.TypeJson;
import io.mastic.runtime.option.Options;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * JSON: a record on each line, or documents over several lines, which each file's first line tells;
 * or records at a {@code jsonPath}. The schema is that of the records, with a choice wherever their
 * types differ.
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
    JsonFile.Unit unit = options.isOn("multiLine") ? JsonFile.Unit.FILE : JsonFile.Unit.AS_IT_IS;
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
}
