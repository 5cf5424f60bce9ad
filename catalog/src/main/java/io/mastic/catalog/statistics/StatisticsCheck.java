package io.mastic.catalog.statistics;

import io.mastic.contract.Errors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.glue.model.ColumnStatistics;
import software.amazon.awssdk.services.glue.model.ColumnStatisticsData;
import software.amazon.awssdk.services.glue.model.InvalidInputException;

/** What a column's statistics must be: one set of figures, of the type that they say. */
final class StatisticsCheck {

  private StatisticsCheck() {}

  /**
   * @throws InvalidInputException naming the column
   */
  static void check(ColumnStatistics statistics) {
    ColumnStatisticsData data = statistics.statisticsData();
    List<String> given = given(data);
    String wanted = member(data.typeAsString());
    if (!given.equals(List.of(wanted))) {
      throw invalid(
          statistics,
          "Type " + data.typeAsString() + " needs " + wanted + " alone, but there is " + given);
    }
    if (averageIsAboveMaximum(data)) {
      throw invalid(statistics, "AverageLength is greater than MaximumLength");
    }
  }

  /** {@code LongColumnStatisticsData} for {@code LONG}. */
  private static String member(String type) {
    return type.charAt(0) + type.substring(1).toLowerCase(Locale.ROOT) + "ColumnStatisticsData";
  }

  private static List<String> given(ColumnStatisticsData data) {
    List<String> names = new ArrayList<>();
    for (SdkField<?> field : data.sdkFields()) {
      if (!field.locationName().equals("Type") && field.getValueOrDefault(data) != null) {
        names.add(field.locationName());
      }
    }
    return names;
  }

  /** Real Glue refuses that, as Trino's authors found. */
  private static boolean averageIsAboveMaximum(ColumnStatisticsData data) {
    var text = data.stringColumnStatisticsData();
    var binary = data.binaryColumnStatisticsData();
    return (text != null && isAbove(text.averageLength(), text.maximumLength()))
        || (binary != null && isAbove(binary.averageLength(), binary.maximumLength()));
  }

  /** A column of nulls has no average. */
  private static boolean isAbove(@Nullable Double average, Long most) {
    return average != null && average > most;
  }

  private static InvalidInputException invalid(ColumnStatistics statistics, String why) {
    return Errors.invalidInput(
        "Invalid statistics of column " + statistics.columnName() + ": " + why + ".");
  }
}
