package io.mastic.jobs.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.kernel.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParametersTest {

  @Test
  void severalPropertiesComeInOneValue() {
    assertThat(
            Parameters.of(Map.of("--conf", "spark.a=1 --conf spark.b=x=y  --conf  spark.c= z "))
                .sparkConf())
        .containsExactly(
            Map.entry("spark.a", "1"), Map.entry("spark.b", "x=y"), Map.entry("spark.c", "z"));
    assertThat(Parameters.of(Map.of("--conf", "--conf spark.a=1")).sparkConf())
        .containsExactly(Map.entry("spark.a", "1"));
    assertThat(Parameters.of(Map.of("--conf", "")).sparkConf()).isEmpty();
    assertThat(
            Parameters.of(
                    Map.of(
                        "--enable-spark-ui",
                        "true",
                        "--spark-event-logs-path",
                        "s3://b/e/",
                        "--customer-executor-env-vars",
                        "CUSTOMER_A=1,OTHER=2",
                        "--conf",
                        "spark.eventLog.dir=s3://b/other/"))
                .sparkConf())
        .isEqualTo(
            Map.of(
                "spark.mastic.page",
                "true",
                "spark.eventLog.enabled",
                "true",
                "spark.eventLog.dir",
                "s3://b/other/",
                "spark.executorEnv.CUSTOMER_A",
                "1"));
  }

  @Test
  void listsAreSeparatedByCommas() {
    Parameters parameters =
        Parameters.of(
            Map.of(
                "--extra-py-files", "s3://b/a.py, s3://b/c.zip,",
                "--additional-python-modules", "pandas==2.0,s3://b/w.whl",
                "--python-modules-installer-option", "--no-deps  --pre"));
    assertThat(parameters.extraPyFiles()).containsExactly("s3://b/a.py", "s3://b/c.zip");
    assertThat(parameters.pythonModules()).containsExactly("pandas==2.0", "s3://b/w.whl");
    assertThat(parameters.installerOptions()).containsExactly("--no-deps", "--pre");
    assertThat(parameters.extraJars()).isEmpty();
  }

  @Test
  void theUpperOnesWin() {
    Parameters parameters =
        Parameters.of(Map.of("--d", "fixed"))
            .over(Parameters.of(Map.of("--c", "run", "--d", "run")))
            .over(Parameters.of(Map.of("--b", "trigger", "--c", "trigger")));
    assertThat(parameters.byKey())
        .containsExactlyInAnyOrderEntriesOf(Map.of("--b", "trigger", "--c", "run", "--d", "fixed"));
  }

  @Test
  void whatGlueSetsCannotBeChangedByAnArgument() {
    Map<String, String> arguments = new LinkedHashMap<>();
    arguments.put("--JOB_NAME", "other");
    arguments.put("JOB_NAME", "other");
    arguments.put("--x", "");
    assertThat(
            Parameters.of(arguments).commandLine(Parameters.of(Map.of("--JOB_NAME", "true-name"))))
        .isEqualTo(List.of("--JOB_NAME", "true-name", "--x", ""));
  }

  @Test
  void onlyCustomersVariablesReachTheDriver() {
    Parameters parameters =
        Parameters.of(
            Map.of("--customer-driver-env-vars", "CUSTOMER_A=1,PATH=/evil, CUSTOMER_B = x y"));
    assertThat(parameters.driverVariables())
        .containsExactly(Map.entry("CUSTOMER_A", "1"), Map.entry("CUSTOMER_B", "x y"));
  }

  @Test
  void inJsonTheyAreAnObject() {
    Parameters parameters = Parameters.of(Map.of("--a", "1"));
    assertThat(Json.write(parameters)).isEqualTo("{\"--a\":\"1\"}");
    assertThat(Json.read("{\"--a\":\"1\"}", Parameters.class)).isEqualTo(parameters);
  }

  @Test
  void valuesAreNotShown() {
    assertThat(Parameters.of(Map.of("--password", "secret")).toString())
        .contains("--password")
        .doesNotContain("secret");
  }

  @Test
  void jarsOfConnectionsComeBehindTheNamedOnes() {
    Parameters named = Parameters.of(Map.of("--extra-jars", "s3://b/a.jar", "--x", "1"));
    assertThat(named.withJars(List.of("s3://b/a.jar", "s3://b/c.jar")).extraJars())
        .containsExactly("s3://b/a.jar", "s3://b/c.jar");
    assertThat(named.withJars(List.of("s3://b/c.jar")).get("--x")).isEqualTo("1");
    assertThat(named.withJars(List.of())).isSameAs(named);
  }
}
