package io.mastic.runtime.progress;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.runtime.catalog.ServerCalls;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;

/** Tells CloudWatch's metrics figures of a run, under Glue's names and dimensions. */
public record MetricReport(String job, String run) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TARGET = "GraniteServiceVersion20100801.PutMetricData";

  /** CloudWatch takes a thousand at once, and each of these is told twice. */
  private static final int MOST = 500;

  /** Of all runs of a job together, beside those of each. */
  private static final String ALL = "ALL";

  /**
   * One figure.
   *
   * @param type count or gauge
   * @param dimensions that it has beside the job's, the run's and the type
   */
  public record Figure(
      String name, String type, String unit, double value, Map<String, String> dimensions) {

    public static Figure count(String name, Map<String, String> dimensions) {
      return new Figure(name, "count", "Count", 1, dimensions);
    }

    public static Figure gauge(String name, String unit, double value) {
      return new Figure(name, "gauge", unit, value, Map.of());
    }
  }

  /** Of the run whose Spark has these settings; empty where it is no job's. */
  public static Optional<MetricReport> of(SparkConf conf) {
    return conf.contains(MetricsListener.JOB) && conf.contains(MetricsListener.RUN)
        ? Optional.of(
            new MetricReport(conf.get(MetricsListener.JOB), conf.get(MetricsListener.RUN)))
        : Optional.empty();
  }

  public void send(List<Figure> figures) throws IOException {
    for (int from = 0; from < figures.size(); from += MOST) {
      List<Figure> some = figures.subList(from, Math.min(figures.size(), from + MOST));
      ServerCalls.call("monitoring", TARGET, body(some));
    }
  }

  /** The body of PutMetricData. */
  String body(List<Figure> figures) {
    ObjectNode call = JSON.createObjectNode().put("Namespace", "Glue");
    ArrayNode data = call.putArray("MetricData");
    for (Figure figure : figures) {
      for (String of : List.of(run, ALL)) {
        ObjectNode each = data.addObject().put("MetricName", figure.name());
        each.put("Unit", figure.unit()).put("Value", figure.value());
        ArrayNode dimensions = each.putArray("Dimensions");
        dimension(dimensions, "JobName", job);
        dimension(dimensions, "JobRunId", of);
        dimension(dimensions, "Type", figure.type());
        figure.dimensions().forEach((name, value) -> dimension(dimensions, name, value));
      }
    }
    return call.toString();
  }

  private static void dimension(ArrayNode dimensions, String name, String value) {
    dimensions.addObject().put("Name", name).put("Value", value);
  }
}
