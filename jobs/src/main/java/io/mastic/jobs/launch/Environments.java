package io.mastic.jobs.launch;

import io.mastic.jobs.launch.order.LaunchException;
import io.mastic.jobs.launch.spark.YarnSettings;
import io.mastic.jobs.launch.system.RunUser;
import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The environment of a run's processes. */
final class Environments {

  /** What a process of ours may know of the server's own environment. */
  private static final Set<String> INHERITED =
      Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "USER");

  private Environments() {}

  /**
   * @param yarn on which runs may be; null without one
   * @param user as whom the run runs; null for the server's own
   * @throws LaunchException for a variable that no process can have
   */
  static Map<String, String> of(RunSpec spec, @Nullable YarnSettings yarn, @Nullable RunUser user)
      throws LaunchException {
    Map<String, String> environment = new HashMap<>();
    System.getenv()
        .forEach(
            (name, value) -> {
              if (INHERITED.contains(name)) {
                environment.put(name, value);
              }
            });
    if (user != null) {
      environment.put("USER", user.name());
      environment.put("HOME", spec.run().work().toString());
    }
    environment.put("PYTHONUNBUFFERED", "1");
    environment.put("SPARK_LOCAL_IP", spec.master().driverHost());
    environment.put("TMPDIR", spec.run().tmp().toString());
    environment.put(
        "PYTHONPATH",
        spec.libraries().pythonPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    if (yarn != null && spec.master().isYarn()) {
      // From there Spark's client sends them to the process that asks for containers.
      environment.put("HADOOP_CONF_DIR", yarn.directory().toString());
    }
    environment.putAll(spec.order().around().environment());
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      check(variable.getKey(), variable.getValue());
    }
    return environment;
  }

  private static void check(String name, String value) throws LaunchException {
    if (name.isEmpty() || name.indexOf('=') >= 0 || (name + value).indexOf('\0') >= 0) {
      throw new LaunchException(
          "LAUNCH ERROR | The environment variable "
              + name.replace('\0', '?')
              + " has a name or a value that no process can have");
    }
  }
}
