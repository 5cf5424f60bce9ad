package io.mastic.neighbours.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.Db;
import io.mastic.neighbours.call.Call;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** PutMetricData: values on their way in. */
final class PutMetrics {

  private static final int MOST = 1_000;
  private static final int MOST_VALUES = 150;
  private static final Duration OLDEST = Duration.ofDays(14);
  private static final Duration AHEAD = Duration.ofHours(2);
  private static final long MINUTE = 60_000;
  private static final long SECOND = 1_000;

  private final Db db;
  private final MetricStore store;
  private final Clock clock;

  PutMetrics(Db db, MetricStore store, Clock clock) {
    this.db = db;
    this.store = store;
    this.clock = clock;
  }

  private record Told(Metric metric, Datum datum) {}

  void put(Call call) {
    String namespace = call.text("Namespace");
    if (namespace.startsWith("AWS/")) {
      throw MetricErrors.invalid(
          "The value AWS/ for parameter Namespace is invalid. Namespaces of AWS are its own.");
    }
    List<JsonNode> data = call.each("MetricData");
    if (data.isEmpty()) {
      throw MetricErrors.missing("The parameter MetricData is required.");
    }
    if (data.size() > MOST) {
      throw MetricErrors.invalid(
          "The collection MetricData must not have a size greater than " + MOST + ".");
    }
    List<Told> all = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      JsonNode each = data.get(i);
      String place = "MetricData.member." + (i + 1) + ".";
      Metric metric =
          Metric.of(namespace, each.path("MetricName").asText(), each.path("Dimensions"));
      all.add(new Told(metric, new Datum(time(each, place), unit(each), sums(each, place))));
    }
    db.writeOnly(h -> all.forEach(told -> store.add(told.metric(), told.datum())));
  }

  private long time(JsonNode each, String place) {
    long now = clock.millis();
    JsonNode said = each.path("Timestamp");
    long at = said.isMissingNode() ? now : Math.round(said.asDouble() * 1000);
    if (at < now - OLDEST.toMillis() || at > now + AHEAD.toMillis()) {
      throw MetricErrors.invalid(
          "The parameter "
              + place
              + "Timestamp must specify a time within the last two weeks and no more than two hours"
              + " in the future.");
    }
    int resolution = each.path("StorageResolution").asInt(60);
    if (resolution != 60 && resolution != 1) {
      throw MetricErrors.invalid(
          "The parameter " + place + "StorageResolution must be 1 or 60, was " + resolution + ".");
    }
    long step = resolution == 1 ? SECOND : MINUTE;
    return at - Math.floorMod(at, step);
  }

  private static String unit(JsonNode each) {
    return each.path("Unit").asText("None");
  }

  private static Datum.Sums sums(JsonNode each, String place) {
    int ways = 0;
    for (String way : List.of("Value", "Values", "StatisticValues")) {
      ways += each.has(way) ? 1 : 0;
    }
    if (ways == 0) {
      throw MetricErrors.missing("The parameter " + place + "Value is required.");
    }
    if (ways > 1) {
      throw MetricErrors.combination(
          "The parameters " + place + "Value, Values and StatisticValues are mutually exclusive.");
    }
    if (each.has("Value")) {
      return Datum.Sums.of(each.path("Value").asDouble(), 1);
    }
    if (each.has("StatisticValues")) {
      JsonNode said = each.path("StatisticValues");
      return new Datum.Sums(
          said.path("SampleCount").asDouble(),
          said.path("Sum").asDouble(),
          said.path("Minimum").asDouble(),
          said.path("Maximum").asDouble());
    }
    return counted(each, place);
  }

  private static Datum.Sums counted(JsonNode each, String place) {
    JsonNode values = each.path("Values");
    JsonNode counts = each.path("Counts");
    if (values.isEmpty() || values.size() > MOST_VALUES) {
      throw MetricErrors.invalid(
          "The parameter " + place + "Values must have 1 to " + MOST_VALUES + " values.");
    }
    if (!counts.isMissingNode() && counts.size() != values.size()) {
      throw MetricErrors.invalid(
          "The parameters " + place + "Values and " + place + "Counts must be of the same size.");
    }
    Datum.Sums sums = null;
    for (int i = 0; i < values.size(); i++) {
      Datum.Sums one =
          Datum.Sums.of(
              values.get(i).asDouble(), counts.isMissingNode() ? 1 : counts.get(i).asDouble());
      sums = sums == null ? one : sums.and(one);
    }
    return Objects.requireNonNull(sums);
  }
}
