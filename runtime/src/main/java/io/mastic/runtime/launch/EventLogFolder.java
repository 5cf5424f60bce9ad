package io.mastic.runtime.launch;

import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** The folder of Spark's event log: Spark writes into one that is there, and makes none. */
final class EventLogFolder {

  private static final String HADOOP = "spark.hadoop.";

  private EventLogFolder() {}

  static void make(Map<String, String> settings) throws IOException {
    String folder = settings.get("spark.eventLog.dir");
    if (folder == null || !"true".equals(settings.get("spark.eventLog.enabled"))) {
      return;
    }
    Configuration conf = new Configuration();
    settings.forEach(
        (key, value) -> {
          if (key.startsWith(HADOOP)) {
            conf.set(key.substring(HADOOP.length()), value);
          }
        });
    Path path = new Path(folder);
    path.getFileSystem(conf).mkdirs(path);
  }
}
