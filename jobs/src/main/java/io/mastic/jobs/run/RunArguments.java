package io.mastic.jobs.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which arguments a run has, and how its script sees them (AWS Glue Developer Guide, "Using job
 * parameters in AWS Glue jobs").
 */
public final class RunArguments {

  private RunArguments() {}

  /**
   * The arguments of a run: what the job fixes wins over what the run says, that over what the
   * trigger says, that over the job's defaults.
   */
  public static Map<String, String> merge(
      Map<String, String> defaults,
      Map<String, String> trigger,
      Map<String, String> run,
      Map<String, String> nonOverridable) {
    Map<String, String> merged = new LinkedHashMap<>(defaults);
    merged.putAll(trigger);
    merged.putAll(run);
    merged.putAll(nonOverridable);
    return merged;
  }

  /**
   * The command line of the script: what Glue adds by itself first, then the arguments, each as a
   * key and a value.
   *
   * @param own the names that Glue sets, {@code JOB_NAME} first; an argument cannot change them
   */
  public static List<String> commandLine(Map<String, String> own, Map<String, String> arguments) {
    List<String> line = new ArrayList<>();
    own.forEach((name, value) -> append(line, "--" + name, value));
    arguments.forEach(
        (key, value) -> {
          if (!own.containsKey(key.replaceFirst("^--", ""))) {
            append(line, key, value);
          }
        });
    return line;
  }

  private static void append(List<String> line, String key, String value) {
    line.add(key);
    line.add(value);
  }
}
