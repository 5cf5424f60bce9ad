package io.mastic.jobs.launch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The job parameters that the launcher itself obeys (AWS Glue Developer Guide, "Using job
 * parameters in AWS Glue jobs"); the script sees them as well.
 *
 * @param extraPyFiles S3 locations of modules and archives to import from
 * @param extraJars S3 locations for the class path
 * @param extraFiles S3 locations to be copied into the working directory
 * @param pythonModules requirements for pip, or S3 locations of wheels
 * @param installerOptions options for pip
 * @param lakeFormats libraries of table formats for the class path, such as {@code iceberg}
 * @param sparkConf Spark properties
 */
public record SpecialParameters(
    List<String> extraPyFiles,
    List<String> extraJars,
    List<String> extraFiles,
    List<String> pythonModules,
    List<String> installerOptions,
    List<String> lakeFormats,
    Map<String, String> sparkConf) {

  public static SpecialParameters of(Map<String, String> arguments) {
    return new SpecialParameters(
        list(arguments, "--extra-py-files"),
        list(arguments, "--extra-jars"),
        list(arguments, "--extra-files"),
        list(arguments, "--additional-python-modules"),
        words(arguments.getOrDefault("--python-modules-installer-option", "")),
        list(arguments, "--datalake-formats"),
        sparkConf(arguments.getOrDefault("--conf", "")));
  }

  private static List<String> list(Map<String, String> arguments, String key) {
    List<String> items = new ArrayList<>();
    for (String item : arguments.getOrDefault(key, "").split(",", -1)) {
      if (!item.isBlank()) {
        items.add(item.strip());
      }
    }
    return items;
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+", -1));
  }

  /** Glue's users write several properties in one value: {@code a=1 --conf b=2}. */
  private static Map<String, String> sparkConf(String value) {
    Map<String, String> conf = new LinkedHashMap<>();
    for (String pair : value.split("(^|\\s+)--conf[\\s=]+", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        conf.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
      }
    }
    return conf;
  }
}
