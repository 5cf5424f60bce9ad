package io.mastic.runtime.launch;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.runtime.work.BuiltInWork;
import org.apache.spark.sql.SparkSession;

/** Does work of the server's own in this process. */
final class WorkProcess {

  private WorkProcess() {}

  /** Does it and tells how it ended; why it failed is also on stderr, with the trace. */
  static Outcome done(JsonNode work) {
    long startedAt = System.currentTimeMillis();
    try {
      BuiltInWork known = BuiltInWork.named(work.path("name").asText());
      try (SparkSession session = SparkSession.builder().getOrCreate()) {
        JsonNode answer = known.answer(session, work.path("request"));
        return new Outcome(true, 0, null, null, null, startedAt, answer);
      }
    } catch (Throwable e) {
      // Scala throws checked exceptions that javac does not know of; out of memory is an end, too.
      e.printStackTrace();
      Throwable cause = rootOf(e);
      return new Outcome(
          false, 1, cause.getClass().getName(), worded(cause), null, startedAt, null);
    }
  }

  private static Throwable rootOf(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static String worded(Throwable e) {
    return e.getMessage() == null
        ? e.getClass().getSimpleName()
        : e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}
