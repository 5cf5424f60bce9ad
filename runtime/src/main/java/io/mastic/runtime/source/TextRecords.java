package io.mastic.runtime.source;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mastic.runtime.document.JsonFile;
import io.mastic.runtime.document.JsonTextFiles;
import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.convert.TextReader;
import io.mastic.runtime.frame.fault.FaultSite;
import io.mastic.runtime.frame.record.RecordSource;
import io.mastic.runtime.option.Options;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Records of JSON texts, lines or whole files, with the partition values beside them. */
final class TextRecords {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String VALUE = "value";

  /** Ends the partition values that are put before a text. */
  private static final char END = '\u0001';

  private TextRecords() {}

  static Frame read(Files files, Options options, JsonFile.Unit unit, TextReader reader) {
    String encoding = options.text("serialization.encoding", options.text("encoding", ""));
    Map<String, String> settings =
        Map.of(JsonTextFiles.UNIT, unit.name(), JsonTextFiles.ENCODING, encoding);
    return of(files.load(new JsonTextFiles(), settings, null), options, reader);
  }

  /** Records of texts, which stand in the first column before the partition values. */
  static Frame of(Dataset<Row> texts, Options options, TextReader reader) {
    Column text = texts.col(VALUE);
    String[] keys = Arrays.stream(texts.columns()).skip(1).toArray(String[]::new);
    FaultSite site = new FaultSite(options.text("callSite", "Not provided"), "");
    if (keys.length == 0) {
      return RecordSource.texts(
          texts.select(text).filter(text.isNotNull()).as(Encoders.STRING()), reader, site);
    }
    Column place =
        functions.to_json(
            functions.struct(Arrays.stream(keys).map(texts::col).toArray(Column[]::new)));
    Column both = functions.concat(place, functions.lit(String.valueOf(END)), text);
    return RecordSource.texts(
        texts.select(both).filter(both.isNotNull()).as(Encoders.STRING()), placed(reader), site);
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
}
