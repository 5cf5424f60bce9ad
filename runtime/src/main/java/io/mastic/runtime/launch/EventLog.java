package io.mastic.runtime.launch;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Where a run leaves Spark's event log: Spark wants the folder to be there, and S3 has none that is
 * empty.
 */
final class EventLog {

  private static final String HADOOP = "spark.hadoop.";

  private EventLog() {}

  /**
   * @param settings Spark's, of the run
   * @throws IOException if there can be no such folder
   */
  static void makePlace(Map<String, String> settings) throws IOException {
    String place = settings.get("spark.eventLog.dir");
    if (place == null || !"true".equals(settings.get("spark.eventLog.enabled"))) {
      return;
    }
    Configuration hadoop = new Configuration();
    settings.forEach(
        (name, value) -> {
          if (name.startsWith(HADOOP)) {
            hadoop.set(name.substring(HADOOP.length()), value);
          }
        });
    try (FileSystem files = FileSystem.newInstance(URI.create(place), hadoop)) {
      files.mkdirs(new Path(place));
    }
  }
}
