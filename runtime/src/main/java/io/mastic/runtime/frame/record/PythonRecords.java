package io.mastic.runtime.frame.record;

import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.frame.convert.Lines;
import io.mastic.runtime.frame.convert.Records;
import io.mastic.runtime.frame.fault.FaultRecord;
import io.mastic.runtime.frame.fault.FaultSite;
import io.mastic.runtime.frame.type.Refine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.python.SerDeUtil;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

/**
 * Records on their way to Python functions and back: batches of pickled dicts {@code {"record": ..,
 * "isError": .., "errorMessage": ..}}.
 */
public final class PythonRecords {
  static {
    PythonTimes.register();
  }

  private PythonRecords() {}

  public static JavaRDD<byte[]> pickled(Rows rows) {
    JavaRDD<Map<String, Object>> wrapped = Lines.records(rows).map(PythonRecords::wrap);
    return SerDeUtil.javaToPython(wrapped);
  }

  private static Map<String, Object> wrap(Map<String, Object> record) {
    Map<String, Object> wrapped = new HashMap<>();
    wrapped.put("record", record);
    wrapped.put("isError", false);
    wrapped.put("errorMessage", "");
    return wrapped;
  }

  /**
   * The frame of what Python gave back. The function runs once: its results are kept while the
   * schema is found.
   *
   * @param source the frame that went to Python; fields keep its types where they can
   */
  public static Frame frame(Frame source, JavaRDD<byte[]> pickled, FaultSite site) {
    JavaRDD<Object> all =
        SerDeUtil.pythonToJava(pickled, true).persist(StorageLevel.MEMORY_AND_DISK());
    JavaRDD<Object> good =
        all.filter(wrapped -> !isError(wrapped)).map(wrapped -> plain(part(wrapped, "record")));
    JavaRDD<Object> bad = all.filter(PythonRecords::isError).map(wrapped -> fault(wrapped, site));
    Records records =
        new Records(source.session(), good, observed -> Refine.struct(observed, source.schema()));
    return Frame.of(records, source.faults().then(() -> bad));
  }

  private static boolean isError(Object wrapped) {
    return Boolean.TRUE.equals(part(wrapped, "isError"));
  }

  private static Object fault(Object wrapped, FaultSite site) {
    String message = String.valueOf(part(wrapped, "errorMessage"));
    return FaultRecord.of(site, message, message, "", plain(part(wrapped, "record")));
  }

  private static @Nullable Object part(Object wrapped, String name) {
    return wrapped instanceof Map<?, ?> map ? map.get(name) : null;
  }

  /** Tuples become lists; a record that is no dict becomes an empty one. */
  private static Object plain(@Nullable Object record) {
    return record instanceof Map<?, ?> map ? fields(map) : new HashMap<>();
  }

  private static @Nullable Object value(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return fields(map);
    }
    if (value instanceof Object[] tuple) {
      return value(Arrays.asList(tuple));
    }
    if (value instanceof Iterable<?> list) {
      List<@Nullable Object> values = new ArrayList<>();
      list.forEach(each -> values.add(value(each)));
      return values;
    }
    return value;
  }

  private static Map<Object, @Nullable Object> fields(Map<?, ?> map) {
    Map<Object, @Nullable Object> fields = new LinkedHashMap<>();
    map.forEach((name, value) -> fields.put(name, value(value)));
    return fields;
  }
}
