package io.mastic.runtime.frame.record;

import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.convert.JsonTexts;
import io.mastic.runtime.frame.convert.Records;
import io.mastic.runtime.frame.convert.TextReader;
import io.mastic.runtime.frame.fault.FaultRecord;
import io.mastic.runtime.frame.fault.FaultSite;
import io.mastic.runtime.frame.fault.Faults;
import io.mastic.runtime.frame.type.GlueType.StructOf;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;

/**
 * Frames of records that describe themselves, for sources. Malformed records become error records
 * of the frame; the schema, with a choice wherever types differ, takes one pass when somebody asks.
 */
public final class RecordSource {
  private RecordSource() {}

  /** JSON texts: each holds one or more records; a list of records counts as its elements. */
  public static Frame json(Dataset<String> texts, FaultSite site) {
    return texts(texts, JsonTexts::read, site);
  }

  /**
   * The records of one JSON text, as {@link #json} sees them. Throws IOException if it is
   * malformed.
   */
  public static List<Object> jsonRecords(String text) throws IOException {
    return JsonTexts.read(text);
  }

  /** Texts of any format: a reader makes records (maps, lists, plain values) of each. */
  public static Frame texts(Dataset<String> texts, TextReader reader, FaultSite site) {
    JavaRDD<String> lines = texts.toJavaRDD();
    JavaRDD<Object> good = lines.mapPartitions(each(text -> readOrSkip(reader, text)));
    JavaRDD<Object> bad =
        lines.mapPartitions(each(text -> fault(reader, text, site).stream().toList()));
    return Frame.of(Records.of(texts.sparkSession(), good), Faults.of(() -> bad));
  }

  /** Records that were read elsewhere. */
  public static Frame records(SparkSession session, JavaRDD<Object> records) {
    return Frame.of(Records.of(session, records), Faults.NONE);
  }

  /** The schema of JSON texts with choices, in one pass. */
  public static StructOf schemaOf(Dataset<String> texts) {
    return json(texts, FaultSite.UNKNOWN).schema();
  }

  private static FlatMapFunction<Iterator<String>, Object> each(TextReader reader) {
    return texts ->
        Records.stream(texts)
            .filter(text -> !text.isBlank())
            .flatMap(text -> readOrSkip(reader, text).stream())
            .iterator();
  }

  private static List<Object> readOrSkip(TextReader reader, String text) {
    try {
      List<Object> records = new ArrayList<>(reader.read(text));
      records.removeIf(record -> record == null);
      return records;
    } catch (IOException | IllegalArgumentException malformed) {
      return List.of();
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
              "error in reader: " + malformed.getMessage(),
              FaultRecord.trace(malformed),
              text,
              JsonTexts.salvage(text)));
    }
  }
}
