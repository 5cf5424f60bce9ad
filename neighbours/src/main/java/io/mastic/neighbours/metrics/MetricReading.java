package io.mastic.neighbours.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;
import io.mastic.kernel.PageToken;
import io.mastic.neighbours.call.Call;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What of CloudWatch's metrics reads. */
final class MetricReading {

  private static final int MOST_POINTS = 1_440;
  private static final int MOST_OF_ALL = 100_800;
  private static final int PAGE = 500;
  private static final Duration RECENT = Duration.ofHours(3);

  private final MetricStore store;
  private final Clock clock;

  MetricReading(MetricStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** A span of time, in pieces of a period; all in milliseconds. */
  private record Span(long from, long until, long period) {

    static Span of(double start, double end, int period) {
      if (start >= end) {
        throw MetricErrors.invalid(
            "The parameter StartTime must be less than the parameter EndTime.");
      }
      boolean whole =
          period > 0 && (period % 60 == 0 || List.of(1, 5, 10, 20, 30).contains(period));
      if (!whole) {
        throw MetricErrors.invalid(
            "The parameter Period must be 1, 5, 10, 20, 30 or a multiple of 60.");
      }
      long step = period * 1000L;
      long from = Math.round(start * 1000);
      return new Span(from - Math.floorMod(from, step), Math.round(end * 1000), step);
    }

    long pieces() {
      return (until - from + period - 1) / period;
    }
  }

  ObjectNode statistics(Call call) {
    List<Statistic> asked = new ArrayList<>();
    for (String word : call.texts("Statistics")) {
      asked.add(Statistic.of(word).orElseThrow(() -> unknown(word)));
    }
    if (asked.isEmpty()) {
      throw MetricErrors.combination(
          "At least one of the parameters Statistics and ExtendedStatistics must be specified.");
    }
    Span span =
        Span.of(
            call.members().path("StartTime").asDouble(),
            call.members().path("EndTime").asDouble(),
            call.number("Period", 0));
    if (span.pieces() > MOST_POINTS) {
      throw MetricErrors.combination(
          "You have requested up to "
              + span.pieces()
              + " datapoints, which exceeds the limit of 1,440. You may reduce the datapoints"
              + " requested by increasing Period, or decreasing the time range.");
    }
    Metric metric =
        Metric.of(
            call.text("Namespace"), call.text("MetricName"), call.members().path("Dimensions"));
    ObjectNode answer = Json.MAPPER.createObjectNode().put("Label", metric.name());
    ArrayNode points = answer.putArray("Datapoints");
    for (Map.Entry<Long, Datum> each :
        pieces(store.data(metric, span.from(), span.until(), call.find("Unit")), span).entrySet()) {
      ObjectNode point = points.addObject().put("Timestamp", each.getKey() / 1000);
      asked.forEach(statistic -> point.put(statistic.word(), statistic.of(each.getValue().sums())));
      point.put("Unit", each.getValue().unit());
    }
    return answer;
  }

  private static RuntimeException unknown(String word) {
    return MetricErrors.notServed(
        "the statistic "
            + word
            + " of monitoring: values are summed up; there are "
            + Statistic.words());
  }

  private static SortedMap<Long, Datum> pieces(List<Datum> data, Span span) {
    SortedMap<Long, Datum> pieces = new TreeMap<>();
    for (Datum datum : data) {
      long at = datum.at() - Math.floorMod(datum.at() - span.from(), span.period());
      pieces.merge(
          at, datum, (one, other) -> new Datum(at, one.unit(), one.sums().and(other.sums())));
    }
    return pieces;
  }

  /** Points of one query in the order that was asked for. */
  private record Series(String id, String label, List<Map.Entry<Long, Double>> points) {}

  ObjectNode data(Call call) {
    int most = call.number("MaxDatapoints", MOST_OF_ALL);
    int given = given(call);
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode results = answer.putArray("MetricDataResults");
    int left = most;
    int passed = 0;
    boolean more = false;
    for (JsonNode query : call.each("MetricDataQueries")) {
      if (query.has("ReturnData") && !query.path("ReturnData").asBoolean()) {
        continue;
      }
      Series series = series(query, call);
      int from = Math.min(series.points().size(), Math.max(0, given - passed));
      int until = Math.min(series.points().size(), from + left);
      passed += series.points().size();
      left -= until - from;
      boolean cut = until < series.points().size();
      more |= cut;
      write(results.addObject(), series, from, until)
          .put("StatusCode", cut ? "PartialData" : "Complete");
    }
    answer.putArray("Messages");
    if (more) {
      answer.put("NextToken", PageToken.encode(List.of(String.valueOf(given + most))));
    }
    return answer;
  }

  private static int given(Call call) {
    try {
      List<String> position = PageToken.decode(call.find("NextToken").orElse(null), 1);
      return position.isEmpty() ? 0 : Integer.parseInt(position.get(0));
    } catch (IllegalArgumentException e) {
      throw MetricErrors.token();
    }
  }

  private static ObjectNode write(ObjectNode result, Series series, int from, int until) {
    result.put("Id", series.id()).put("Label", series.label());
    ArrayNode times = result.putArray("Timestamps");
    ArrayNode values = result.putArray("Values");
    for (Map.Entry<Long, Double> point : series.points().subList(from, until)) {
      times.add(point.getKey() / 1000);
      values.add(point.getValue());
    }
    return result;
  }

  private Series series(JsonNode query, Call call) {
    String id = query.path("Id").asText();
    if (query.has("Expression") || !query.has("MetricStat")) {
      throw MetricErrors.notServed("Expression of monitoring:GetMetricData (query " + id + ")");
    }
    if (query.has("AccountId")) {
      throw MetricErrors.notServed("AccountId of monitoring:GetMetricData: " + id);
    }
    if (query.has("Period")) {
      throw MetricErrors.combination(
          "The parameters MetricStat and Period of query " + id + " are mutually exclusive.");
    }
    JsonNode stat = query.path("MetricStat");
    JsonNode named = stat.path("Metric");
    Metric metric =
        Metric.of(
            named.path("Namespace").asText(),
            named.path("MetricName").asText(),
            named.path("Dimensions"));
    String word = stat.path("Stat").asText();
    Statistic statistic = Statistic.of(word).orElseThrow(() -> unknown(word));
    Span span =
        Span.of(
            call.members().path("StartTime").asDouble(),
            call.members().path("EndTime").asDouble(),
            stat.path("Period").asInt());
    Optional<String> unit =
        stat.has("Unit") ? Optional.of(stat.path("Unit").asText()) : Optional.empty();
    List<Map.Entry<Long, Double>> points = new ArrayList<>();
    pieces(store.data(metric, span.from(), span.until(), unit), span)
        .forEach((at, datum) -> points.add(Map.entry(at, statistic.of(datum.sums()))));
    if (!call.text("ScanBy", "TimestampDescending").equals("TimestampAscending")) {
      Collections.reverse(points);
    }
    return new Series(id, query.path("Label").asText(metric.name()), points);
  }

  ObjectNode list(Call call) {
    Metric after = after(call);
    long since = call.has("RecentlyActive") ? clock.millis() - RECENT.toMillis() : Long.MIN_VALUE;
    MetricStore.Wanted wanted =
        new MetricStore.Wanted(call.text("Namespace", ""), call.text("MetricName", ""), since);
    List<Metric> rows = store.list(wanted, after, PAGE + 1);
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode metrics = answer.putArray("Metrics");
    rows.stream()
        .limit(PAGE)
        .filter(metric -> has(metric, call.each("Dimensions")))
        .forEach(metric -> metrics.add(metric.json()));
    if (rows.size() > PAGE) {
      Metric last = rows.get(PAGE - 1);
      answer.put(
          "NextToken",
          PageToken.encode(List.of(last.namespace(), last.name(), last.dimensionsText())));
    }
    return answer;
  }

  private static Metric after(Call call) {
    try {
      List<String> position = PageToken.decode(call.find("NextToken").orElse(null), 3);
      return position.isEmpty()
          ? new Metric("", "", new TreeMap<>())
          : Metric.stored(position.get(0), position.get(1), position.get(2));
    } catch (IllegalArgumentException e) {
      throw MetricErrors.token();
    }
  }

  private static boolean has(Metric metric, List<JsonNode> dimensions) {
    return dimensions.stream()
        .allMatch(
            each -> {
              String value = metric.dimensions().get(each.path("Name").asText());
              return value != null
                  && (!each.has("Value") || each.path("Value").asText().equals(value));
            });
  }
}
