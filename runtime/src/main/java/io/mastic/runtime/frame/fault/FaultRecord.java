package io.mastic.runtime.frame.fault;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One error record in the shape that AWS's errorsAsDynamicFrame shows: a single field {@code
 * error}.
 */
public final class FaultRecord {
  private FaultRecord() {}

  public static Map<String, Object> of(
      FaultSite site, String message, String stackTrace, String input, Object partialRecord) {
    Map<String, Object> where = new LinkedHashMap<>();
    where.put("site", site.site());
    where.put("info", site.info());
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("callsite", where);
    error.put("msg", message);
    error.put("stackTrace", stackTrace);
    error.put("input", input);
    error.put("bytesread", (long) input.length());
    error.put("source", "");
    error.put("dynamicRecord", partialRecord);
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("error", error);
    return record;
  }

  public static Map<String, Object> of(FaultSite site, Throwable failure, Object record) {
    return of(site, messageOf(failure), trace(failure), "", record);
  }

  public static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static String messageOf(Throwable failure) {
    @Nullable String message = failure.getMessage();
    return message == null ? failure.toString() : message;
  }
}
