package io.mastic.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.CreateJobRequest;
import software.amazon.awssdk.services.glue.model.GetPartitionsResponse;
import software.amazon.awssdk.services.glue.model.GetTableRequest;
import software.amazon.awssdk.services.glue.model.GetTablesRequest;
import software.amazon.awssdk.services.glue.model.Partition;

class AwsJsonTest {

  private static GetTablesRequest tables(String json) {
    return Pojos.read(json, GetTablesRequest.builder()).build();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "  {} ", "{\"Unknown\":[{\"a\":[1,2]}]}", "{\"DatabaseName\":null}"})
  void readsNothing(String json) {
    assertThat(tables(json)).isEqualTo(GetTablesRequest.builder().build());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'MaxResults':7}|7",
        "{'MaxResults':'7'}|7",
        "{'MaxResults':7.0}|7",
        "{'MaxResults':-3}|-3",
        "{'MaxResults':2147483647}|2147483647",
        "{'MaxResults':1e3}|1000"
      })
  void coercesNumbers(String json, int expected) {
    assertThat(tables(json.replace('\'', '"')).maxResults()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "\"x\"",
        "7",
        "{",
        "{} {}",
        "{\"MaxResults\":}",
        "{'MaxResults':1}",
        "{\"MaxResults\":2147483648}",
        "{\"MaxResults\":1.5}",
        "{\"MaxResults\":true}",
        "{\"MaxResults\":\"x\"}",
        "{\"MaxResults\":1e9999999}",
        "{\"MaxResults\":1e-99999999}",
        "{\"MaxResults\":0e99999999}",
        "{\"MaxResults\":\"NaN\"}",
        "{\"MaxResults\":\"Infinity\"}",
        "{\"MaxResults\":[]}",
        "{\"QueryAsOfTime\":1e99999999}",
        "{\"QueryAsOfTime\":1e18}",
        "{\"QueryAsOfTime\":\"2024-13-01T00:00:00Z\"}",
        "{\"DatabaseName\":{}}",
        "{\"DatabaseName\":[\"x\"]}",
        "{\"DatabaseName\":\"\\ud800\"}",
        "{\"DatabaseName\":\"\\udc00\\ud800\"}",
        "{\"AttributesToGet\":\"NAME\"}",
        "{\"AttributesToGet\":{}}",
        "{\"IncludeStatusDetails\":\"yes\"}",
        "{\"AuditContext\":[]}"
      })
  void refusesWhatDoesNotFit(String json) {
    Assertions.assertTimeout(
        Duration.ofSeconds(5),
        () -> assertThatThrownBy(() -> tables(json)).isInstanceOf(MalformedJsonException.class));
  }

  @Test
  void refusesDeepNesting() {
    String deep = "{\"Unknown\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertThatThrownBy(() -> tables(deep)).isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void keepsAbsentAndEmptyApart() {
    CreateJobRequest empty =
        CreateJobRequest.builder().defaultArguments(java.util.Map.of()).build();
    assertThat(Pojos.json(empty)).isEqualTo("{\"DefaultArguments\":{}}");
    CreateJobRequest read =
        Pojos.read("{\"DefaultArguments\":{}}", CreateJobRequest.builder()).build();
    assertThat(read.hasDefaultArguments()).isTrue();
    assertThat(Pojos.read("{}", CreateJobRequest.builder()).build().hasDefaultArguments())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "1700000000.123, 2023-11-14T22:13:20.123Z",
    "1700000000, 2023-11-14T22:13:20Z",
    "1.7E9, 2023-11-14T22:13:20Z",
    "\"2023-11-14T22:13:20.5Z\", 2023-11-14T22:13:20.500Z",
    "-1.5, 1969-12-31T23:59:58.500Z"
  })
  void readsTimes(String json, Instant expected) {
    GetTableRequest read =
        Pojos.read("{\"QueryAsOfTime\":" + json + "}", GetTableRequest.builder()).build();
    assertThat(read.queryAsOfTime()).isEqualTo(expected);
  }

  @Test
  void writesTimesWithThreeDecimals() {
    Instant nanos = Instant.parse("2023-11-14T22:13:20.123987654Z");
    assertThat(Pojos.json(GetTableRequest.builder().queryAsOfTime(nanos).build()))
        .isEqualTo("{\"QueryAsOfTime\":1700000000.123}");
  }

  @Test
  void unknownEnumValuesSurvive() {
    CreateJobRequest read =
        Pojos.read("{\"WorkerType\":\"G.64X\"}", CreateJobRequest.builder()).build();
    assertThat(Pojos.json(read)).isEqualTo("{\"WorkerType\":\"G.64X\"}");
  }

  @Test
  void whatManyShareIsWrittenForEach() {
    List<Column> shared =
        List.of(column("a"), column("\u00e9 \"quoted\" \uD83D\uDE00"), column("c"), column("d"));
    List<Column> other = List.of(column("a"), column("b"), column("c"), column("e"));
    List<Column> equalNotSame = List.of(column("a"), column("b"), column("c"), column("e"));
    GetPartitionsResponse response =
        GetPartitionsResponse.builder()
            .partitions(
                List.of(
                        shared,
                        shared,
                        shared,
                        other,
                        shared,
                        other,
                        equalNotSame,
                        List.<Column>of())
                    .stream()
                    .map(
                        columns ->
                            Partition.builder().storageDescriptor(d -> d.columns(columns)).build())
                    .toList())
            .build();
    byte[] json = AwsJson.write(response);
    assertThat(AwsJson.read(json, GetPartitionsResponse.builder()).build()).isEqualTo(response);
  }

  private static Column column(String name) {
    return Column.builder().name(name).type("string").build();
  }
}
