package io.mastic.crawlers.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Items as types, and how fast they are read. */
class ItemTypesTest {

  static Stream<Arguments> values() {
    AttributeValue one = AttributeValue.fromN("1");
    return Stream.of(
        Arguments.of(AttributeValue.fromS("1"), "string"),
        Arguments.of(one, "bigint"),
        Arguments.of(AttributeValue.fromN("1e3"), "bigint"),
        Arguments.of(AttributeValue.fromN("1.5"), "double"),
        Arguments.of(AttributeValue.fromN("9223372036854775808"), "double"),
        Arguments.of(AttributeValue.fromBool(true), "boolean"),
        Arguments.of(AttributeValue.fromB(SdkBytes.fromUtf8String("x")), "binary"),
        Arguments.of(AttributeValue.fromNul(true), "string"),
        Arguments.of(AttributeValue.fromSs(List.of("a")), "array<string>"),
        Arguments.of(AttributeValue.fromNs(List.of("1", "2.5")), "array<double>"),
        Arguments.of(
            AttributeValue.fromL(List.of(one, AttributeValue.fromNul(true))), "array<bigint>"),
        Arguments.of(
            AttributeValue.fromL(List.of(one, AttributeValue.fromS("x"))), "array<string>"),
        Arguments.of(
            AttributeValue.fromM(Map.of("b", one, "a", AttributeValue.fromS("x"))),
            "struct<a:string,b:bigint>"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void types(AttributeValue value, String hive) {
    assertThat(ItemTypes.of(value).hive()).isEqualTo(hive);
  }

  @ParameterizedTest
  @CsvSource({
    // Units of capacity, the share asked for, units of a page, and milliseconds to wait.
    "100, ,    50,  1000",
    "100, 1.5, 150, 1000",
    "100, 0.1, 5,   500",
    "100, ,    0,   0",
    "0,   ,    50,  0",
  })
  void noFasterThanItsShare(long capacity, Double rate, double units, long millis) {
    TableDescription table =
        TableDescription.builder()
            .provisionedThroughput(p -> p.readCapacityUnits(capacity))
            .build();
    assertThat(ReadPace.of(table, rate).pause(units, Duration.ZERO))
        .isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({"1000, , 250, 1000", "1000, 0.5, 250, 500", ", , 250, 0"})
  void onDemand(Long most, Double rate, double units, long millis) {
    TableDescription.Builder table =
        TableDescription.builder()
            .billingModeSummary(b -> b.billingMode(BillingMode.PAY_PER_REQUEST));
    if (most != null) {
      table.onDemandThroughput(t -> t.maxReadRequestUnits(most));
    }
    assertThat(ReadPace.of(table.build(), rate).pause(units, Duration.ZERO))
        .isEqualTo(Duration.ofMillis(millis));
  }
}
