package io.mastic.runtime.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.record.RecordSource;
import io.mastic.runtime.option.KnownOptions;
import io.mastic.runtime.option.Options;
import io.mastic.runtime.option.Vocabulary;
import io.mastic.runtime.service.AwsService;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Scans a table, in as many segments as are asked for, no faster than it is let. */
public final class DynamoReading {

  private static final Vocabulary KNOWN =
      KnownOptions.vocabulary("dynamodb source", "a DynamoDB source");

  private DynamoReading() {}

  /**
   * @throws IllegalArgumentException naming an option that is missing, wrong or not supported
   */
  public static Frame frame(SparkSession session, Options options) {
    KNOWN.check(options);
    int splits = (int) options.number("dynamodb.splits", 1);
    if (splits < 1 || splits > 1_000_000) {
      throw new IllegalArgumentException(
          "The option dynamodb.splits is a number from 1 to 1000000, not " + splits);
    }
    double share = DynamoTable.share(options, "dynamodb.throughput.read.percent");
    DynamoTable table = DynamoTable.of(options.required("dynamodb.input.tableName"), options);
    double perSecond = Math.max(1, table.facts().reads() * share / splits);
    JavaRDD<Object> records =
        new JavaSparkContext(session.sparkContext())
            .parallelize(IntStream.range(0, splits).boxed().toList(), splits)
            .flatMap(segment -> new Scan(table, segment, splits, perSecond));
    return RecordSource.records(session, records);
  }

  /** One segment, page by page. */
  private static final class Scan implements Iterator<Object> {

    private final DynamoTable table;
    private final int segment;
    private final int segments;
    private final UnitPace pace;
    private final Deque<Object> page = new ArrayDeque<>();
    private @Nullable JsonNode after;
    private boolean ended;

    Scan(DynamoTable table, int segment, int segments, double perSecond) {
      this.table = table;
      this.segment = segment;
      this.segments = segments;
      this.pace = new UnitPace(perSecond);
    }

    @Override
    public boolean hasNext() {
      while (page.isEmpty() && !ended) {
        read();
      }
      return !page.isEmpty();
    }

    @Override
    public Object next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return page.remove();
    }

    private void read() {
      ObjectNode request =
          AwsService.request()
              .put("TableName", table.name())
              .put("Segment", segment)
              .put("TotalSegments", segments)
              .put("ReturnConsumedCapacity", "TOTAL");
      if (after != null) {
        request.set("ExclusiveStartKey", after);
      }
      JsonNode answer = table.service().call("Scan", request);
      answer.path("Items").forEach(item -> page.add(Items.record(item)));
      after = answer.get("LastEvaluatedKey");
      ended = after == null;
      if (!ended) {
        pace.used(answer.path("ConsumedCapacity").path("CapacityUnits").asDouble(0));
      }
    }
  }

  /** The options of a source over a table that a crawler found, whose location is its ARN. */
  public static Options ofTable(String location, Options options) {
    String[] parts = location.split(":", -1);
    Options place =
        new Options(Map.of("dynamodb.input.tableName", location.replaceFirst(".*:table/", "")));
    return (parts.length > 3 && !parts[3].isEmpty()
            ? place.with("dynamodb.region", parts[3])
            : place)
        .with(options.without(List.of("catalogPartitionPredicate")));
  }
}
