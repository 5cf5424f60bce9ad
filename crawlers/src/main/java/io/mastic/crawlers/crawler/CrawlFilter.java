package io.mastic.crawlers.crawler;

import io.mastic.contract.Errors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.glue.model.CrawlsFilter;

/**
 * The filters of ListCrawls as a condition on crawls.
 *
 * @param sql begins with AND, or is empty; column names and operators only
 * @param values bound by name
 */
public record CrawlFilter(String sql, Map<String, Object> values) {

  static final CrawlFilter ALL = new CrawlFilter("", Map.of());

  private static final Map<String, String> COLUMNS =
      Map.of(
          "CRAWL_ID", "k.id",
          "STATE", "k.state",
          "START_TIME", "k.started_at",
          "END_TIME", "k.ended_at");

  private static final Map<String, String> OPERATORS =
      Map.of("GT", ">", "GE", ">=", "LT", "<", "LE", "<=", "EQ", "=", "NE", "<>");

  /**
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException for a field that
   *     crawls do not have here, or a time that is no number
   */
  public static CrawlFilter of(List<CrawlsFilter> filters) {
    StringBuilder sql = new StringBuilder();
    Map<String, Object> values = new HashMap<>();
    for (CrawlsFilter filter : filters) {
      String column = COLUMNS.get(String.valueOf(filter.fieldNameAsString()));
      String operator = OPERATORS.get(String.valueOf(filter.filterOperatorAsString()));
      if (column == null || operator == null || filter.fieldValue() == null) {
        throw Errors.invalidInput("Unsupported filter of crawls: " + filter);
      }
      String name = "filter" + values.size();
      sql.append(" AND ").append(column).append(' ').append(operator).append(" :").append(name);
      values.put(name, value(column, filter.fieldValue()));
    }
    return new CrawlFilter(sql.toString(), values);
  }

  private static Object value(String column, String text) {
    if (!column.endsWith("_at")) {
      return text;
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw Errors.invalidInput("Not a time in milliseconds: " + text);
    }
  }
}
