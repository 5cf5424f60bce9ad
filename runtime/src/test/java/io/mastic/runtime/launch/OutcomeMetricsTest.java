package io.mastic.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.runtime.progress.MetricReport.Figure;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What kind of error a run had, by Glue's categories. */
class OutcomeMetricsTest {

  private static Outcome failed(@Nullable String errorClass, String message) {
    return new Outcome(false, 1, errorClass, message, null, 0, null);
  }

  @Test
  void aRunThatDidWellIsCounted() {
    Outcome well = new Outcome(true, 0, null, null, null, 0, null);
    assertThat(OutcomeMetrics.figures(well))
        .containsExactly(
            new Figure(
                "glue.succeed.ALL", "count", "Count", 1, Map.of("ObservabilityGroup", "error")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SyntaxError | SyntaxError: invalid syntax (job.py, line 3) | SYNTAX_ERROR",
        "ModuleNotFoundError | ModuleNotFoundError: No module named 'numpyy' | IMPORT_ERROR",
        "SystemExit | SystemExit: 3 | SYSTEM_EXIT_ERROR",
        "Py4JJavaError | java.lang.OutOfMemoryError: Java heap space | OUT_OF_MEMORY_ERROR",
        "Py4JJavaError | java.io.IOException: No space left on device | DISK_NO_SPACE_ERROR",
        "ClientError | An error occurred (AccessDenied) when calling GetObject | PERMISSION_ERROR",
        "ClientError | An error occurred (ThrottlingException) | THROTTLING_ERROR",
        "AnalysisException | [PATH_NOT_FOUND] Path does not exist | RESOURCE_NOT_FOUND_ERROR",
        "AnalysisException | [UNRESOLVED_COLUMN] A column | QUERY_ERROR",
        "Py4JJavaError | java.net.ConnectException: Connection refused | CONNECTION_ERROR",
        "Py4JJavaError | java.lang.IllegalArgumentException: The option x | INVALID_ARGUMENT_ERROR",
        "Py4JJavaError | org.apache.spark.SparkException: Job aborted | UNCLASSIFIED_SPARK_ERROR",
        "ValueError | ValueError: boom | UNCLASSIFIED_ERROR"
      })
  void eachErrorHasItsCategory(String errorClass, String message, String category) {
    assertThat(OutcomeMetrics.figures(failed(errorClass, message)))
        .extracting(Figure::name)
        .containsExactly("glue.error.ALL", "glue.error." + category);
  }

  @Test
  void aProcessThatSaysNothingIsUnclassified() {
    assertThat(OutcomeMetrics.figures(failed(null, "Command failed with exit code 9")))
        .extracting(Figure::name)
        .contains("glue.error.UNCLASSIFIED_ERROR");
  }
}
