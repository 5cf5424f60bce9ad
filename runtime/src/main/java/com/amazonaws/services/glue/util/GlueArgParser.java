package com.amazonaws.services.glue.util;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import scala.collection.JavaConverters;

/**
 * The arguments of a Scala job.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/glue/latest/dg/glue-etl-scala-apis-glue-util-glueargparser.html">GlueArgParser</a>
 */
public final class GlueArgParser {

  /** An argument is missing, or has no value. */
  public static class GlueArgParserException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public GlueArgParserException(String message) {
      super(message);
    }
  }

  private static final List<String> OWN =
      List.of(
          "job-bookmark-option",
          "job-bookmark-from",
          "job-bookmark-to",
          "JOB_ID",
          "JOB_RUN_ID",
          "SECURITY_CONFIGURATION",
          "TempDir",
          "RedshiftTempDir");

  private GlueArgParser() {}

  /**
   * The declared options, all required, and those of Glue's own that were given; dashes become
   * underscores.
   */
  public static scala.collection.immutable.Map<String, String> getResolvedOptions(
      String[] args, String[] options) {
    Map<String, String> given = given(args);
    Map<String, String> resolved = new LinkedHashMap<>();
    for (String name : OWN) {
      if (given.containsKey(name)) {
        resolved.put(name.replace('-', '_'), given.get(name));
      }
    }
    resolved.putIfAbsent("job_bookmark_option", "job-bookmark-disable");
    List<String> missing =
        Arrays.stream(options)
            .filter(name -> !given.containsKey(name))
            .map(name -> "--" + name)
            .toList();
    if (!missing.isEmpty()) {
      throw new GlueArgParserException(
          "the following arguments are required: " + String.join(", ", missing));
    }
    for (String name : options) {
      resolved.put(name.replace('-', '_'), given.get(name));
    }
    return scala.collection.immutable.Map$.MODULE$
        .<String, String>empty()
        .$plus$plus(JavaConverters.mapAsScalaMap(resolved));
  }

  private static Map<String, String> given(String[] args) {
    Map<String, String> given = new LinkedHashMap<>();
    for (int i = 0; i < args.length; i++) {
      int equal = args[i].indexOf('=');
      if (args[i].startsWith("--") && equal > 0) {
        given.put(args[i].substring(2, equal), args[i].substring(equal + 1));
      } else if (args[i].startsWith("--") && i + 1 < args.length) {
        given.put(args[i].substring(2), args[++i]);
      }
    }
    return given;
  }
}
