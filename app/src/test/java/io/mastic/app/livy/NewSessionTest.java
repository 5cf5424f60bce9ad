package io.mastic.app.livy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.glue.model.CreateSessionRequest;

/** What clients of Livy ask for, in Glue's words. */
class NewSessionTest {

  private static CreateSessionRequest of(String json) {
    return NewSession.of(Json.read(json), Caller.root("000000000000", "us-east-1"));
  }

  @Test
  void everyMemberHasItsMeaning() {
    CreateSessionRequest asked =
        of(
            """
            {"kind": "pyspark", "name": "mine", "proxyUser": null, "archives": [], "queue": "",
             "heartbeatTimeoutInSecond": 0, "driverMemory": "2g", "executorCores": 2,
             "jars": ["s3://b/a.jar", "s3://b/b.jar"], "pyFiles": ["s3://b/a.py"],
             "conf": {"spark.mastic.role": "arn:aws:iam::000000000000:role/r"}}
            """);
    assertThat(asked.id()).isEqualTo("mine");
    assertThat(asked.role()).isEqualTo("arn:aws:iam::000000000000:role/r");
    assertThat(asked.defaultArguments())
        .isEqualTo(
            Map.of(
                "--extra-jars", "s3://b/a.jar,s3://b/b.jar",
                "--extra-py-files", "s3://b/a.py",
                "--conf", "spark.driver.memory=2g --conf spark.executor.cores=2"));
    assertThat(of("{}").id()).matches("livy-[0-9a-f]{16}");
    assertThat(of("{}").role()).isEqualTo("arn:aws:iam::000000000000:role/livy");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"kind\": \"sql\"} | kind sql",
        "{\"proxyUser\": \"me\"} | proxyUser",
        "{\"ttl\": \"1h\"} | ttl",
        "{\"conf\": [1]} | JSON object",
        "{\"conf\": {\"a\": \"1 --conf b=2\"}} | conf a",
        "{\"files\": \"x\"} | files must be a list",
        "[1] | JSON object",
      })
  void whatHasNoMeaningIsRefusedByItsName(String json, String said) {
    assertThatThrownBy(() -> of(json)).isInstanceOf(LivyException.class).hasMessageContaining(said);
  }
}
