package io.mastic.catalog.statistics;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.ColumnStatistics;
import software.amazon.awssdk.services.glue.model.ColumnStatisticsData;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.StringColumnStatisticsData;

class StatisticsCheckTest {

  @Test
  void theFiguresAreOfTheTypeThatTheySay() {
    for (Consumer<ColumnStatisticsData.Builder> right :
        List.<Consumer<ColumnStatisticsData.Builder>>of(
            s -> s.type("BOOLEAN").booleanColumnStatisticsData(b -> {}),
            s -> s.type("DATE").dateColumnStatisticsData(d -> {}),
            s -> s.type("DECIMAL").decimalColumnStatisticsData(d -> {}),
            s -> s.type("DOUBLE").doubleColumnStatisticsData(d -> {}),
            s -> s.type("LONG").longColumnStatisticsData(l -> {}),
            s -> s.type("STRING").stringColumnStatisticsData(t -> text(t, 3.5, 9)),
            s -> s.type("STRING").stringColumnStatisticsData(t -> t.maximumLength(0L)),
            s ->
                s.type("BINARY")
                    .binaryColumnStatisticsData(b -> b.averageLength(2.0).maximumLength(2L)))) {
      assertThatCode(() -> StatisticsCheck.check(of(right))).doesNotThrowAnyException();
    }
  }

  @Test
  void otherFiguresAreRefused() {
    refused(s -> s.type("LONG"), "[]");
    refused(
        s -> s.type("LONG").doubleColumnStatisticsData(d -> {}), "[DoubleColumnStatisticsData]");
    refused(
        s -> s.type("LONG").longColumnStatisticsData(l -> {}).dateColumnStatisticsData(d -> {}),
        "[DateColumnStatisticsData, LongColumnStatisticsData]");
    refused(
        s -> s.type("STRING").stringColumnStatisticsData(t -> text(t, 9.5, 9)), "AverageLength");
  }

  private static void text(StringColumnStatisticsData.Builder text, double average, long most) {
    text.averageLength(average).maximumLength(most);
  }

  private static void refused(Consumer<ColumnStatisticsData.Builder> data, String why) {
    assertThatThrownBy(() -> StatisticsCheck.check(of(data)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("column c")
        .hasMessageContaining(why);
  }

  private static ColumnStatistics of(Consumer<ColumnStatisticsData.Builder> data) {
    return ColumnStatistics.builder().columnName("c").statisticsData(data).build();
  }
}
