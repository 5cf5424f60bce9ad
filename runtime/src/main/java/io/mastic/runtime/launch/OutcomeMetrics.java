package io.mastic.runtime.launch;

import io.mastic.runtime.progress.MetricReport;
import io.mastic.runtime.progress.MetricReport.Figure;
import io.mastic.runtime.progress.MetricsListener;
import io.mastic.runtime.progress.ObservabilityListener;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended, in CloudWatch's metrics, where it is observed: that it did well, or the category
 * of its error, by Glue's names.
 *
 * @see <a href="https://docs.aws.amazon.com/glue/latest/dg/monitor-observability.html">Glue's error
 *     categories</a>
 */
final class OutcomeMetrics {

  private static final Map<String, String> GROUP = Map.of("ObservabilityGroup", "error");

  /** The first that is found in an error's class and words names its category. */
  private static final List<Category> CATEGORIES =
      List.of(
          category("SYNTAX_ERROR", "syntaxerror|indentationerror|taberror"),
          category("IMPORT_ERROR", "modulenotfounderror|importerror|noclassdeffound"),
          category("COMPILATION_ERROR", "compilation failed|compilationexception"),
          category("SYSTEM_EXIT_ERROR", "systemexit"),
          category("OUT_OF_MEMORY_ERROR", "outofmemory|memoryerror|java heap space|gc overhead"),
          category("DISK_NO_SPACE_ERROR", "no space left on device"),
          category("PERMISSION_ERROR", "accessdenied|access denied|forbidden|permission"),
          category("THROTTLING_ERROR", "throttl|toomanyrequests|slowdown|concurrentrunsexceeded"),
          category("RESOURCES_ALREADY_EXISTS_ERROR", "alreadyexists|already exists"),
          category(
              "RESOURCE_NOT_FOUND_ERROR",
              "entitynotfound|nosuchkey|nosuchbucket|path_not_found|table_or_view_not_found"
                  + "|filenotfound|resourcenotfound|does not exist|not found"),
          category("DYNAMODB_ERROR", "dynamodb"),
          category("REDSHIFT_ERROR", "redshift"),
          category("DATA_LAKE_FRAMEWORK_ERROR", "iceberg|hudi|delta"),
          category(
              "CONNECTION_ERROR",
              "connection refused|connectexception|unknownhost|communications link"
                  + "|connectionerror|connection to .* failed"),
          category("QUERY_ERROR", "analysisexception|parseexception"),
          category("UNSUPPORTED_OPERATION_ERROR", "unsupportedoperation|not supported"),
          category("INVALID_ARGUMENT_ERROR", "illegalargument|glueargumenterror"),
          category("TIMEOUT_ERROR", "timeout|timed out"),
          category("S3_ERROR", "s3exception|amazons3"),
          category("UNCLASSIFIED_SPARK_ERROR", "org\\.apache\\.spark|sparkexception"));

  private record Category(String name, Pattern sign) {}

  private OutcomeMetrics() {}

  private static Category category(String name, String sign) {
    return new Category(name, Pattern.compile(sign));
  }

  /** Nothing where nobody asked for it; a run does not fail for want of this. */
  static void tell(Outcome outcome, Map<String, String> settings) {
    String job = settings.get(MetricsListener.JOB);
    String run = settings.get(MetricsListener.RUN);
    if (!"true".equals(settings.get(ObservabilityListener.WANTED)) || job == null || run == null) {
      return;
    }
    try {
      new MetricReport(job, run).send(figures(outcome));
    } catch (IOException | RuntimeException e) {
      System.err.println("[mastic] how this run ended is not in its metrics: " + e.getMessage());
    }
  }

  static List<Figure> figures(Outcome outcome) {
    return outcome.succeeded()
        ? List.of(Figure.count("glue.succeed.ALL", GROUP))
        : List.of(
            Figure.count("glue.error.ALL", GROUP),
            Figure.count(
                "glue.error." + categoryOf(outcome.errorClass(), outcome.errorMessage()), GROUP));
  }

  private static String categoryOf(@Nullable String errorClass, @Nullable String message) {
    String words = (errorClass + " " + message).toLowerCase(Locale.ROOT);
    return CATEGORIES.stream()
        .filter(category -> category.sign().matcher(words).find())
        .map(Category::name)
        .findFirst()
        .orElse("UNCLASSIFIED_ERROR");
  }
}
