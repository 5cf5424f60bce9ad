package io.mastic.runtime.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.runtime.option.KnownOptions;
import io.mastic.runtime.option.Options;
import io.mastic.runtime.option.Vocabulary;
import io.mastic.runtime.service.AwsService;
import java.io.Serializable;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Puts rows into a table, each over the item that has its key. */
public final class DynamoWriting {

  private static final Vocabulary KNOWN =
      KnownOptions.vocabulary("dynamodb sink", "a DynamoDB sink");

  private DynamoWriting() {}

  /**
   * @throws IllegalArgumentException naming an option that is missing, wrong or not supported
   */
  public static void write(Dataset<Row> rows, Options options) {
    KNOWN.check(options);
    double share = DynamoTable.share(options, "dynamodb.throughput.write.percent");
    int retries = (int) options.number("dynamodb.output.retry", 10);
    DynamoTable table = DynamoTable.of(options.required("dynamodb.output.tableName"), options);
    DynamoTable.Facts facts = table.facts();
    List<String> names = List.of(rows.columns());
    for (String key : facts.keys()) {
      if (!names.contains(key)) {
        throw new IllegalArgumentException(
            "The rows have no " + key + ", which is of the key of the table " + table.name());
      }
    }
    int tasks = (int) options.number("dynamodb.output.numParallelTasks", 0);
    Dataset<Row> parts = tasks > 0 ? rows.repartition(tasks) : rows;
    int writers = Math.max(1, Math.min(parts.rdd().getNumPartitions(), cores(rows)));
    double perSecond = Math.max(1, facts.writes() * share / writers);
    parts.foreachPartition(new Put(table, facts.keys(), perSecond, retries));
  }

  private static int cores(Dataset<Row> rows) {
    return rows.sparkSession().sparkContext().defaultParallelism();
  }

  /** The rows of one task, 25 at a time. */
  private record Put(DynamoTable table, List<String> keys, double perSecond, int retries)
      implements ForeachPartitionFunction<Row>, Serializable {

    private static final int AT_ONCE = 25;

    @Override
    public void call(Iterator<Row> rows) {
      UnitPace pace = new UnitPace(perSecond);
      Map<String, ObjectNode> batch = new LinkedHashMap<>();
      while (rows.hasNext()) {
        ObjectNode item = Items.item(rows.next());
        // Two of one key cannot be in one request; the last one wins, as by itself.
        batch.put(key(item), item);
        if (batch.size() == AT_ONCE) {
          put(batch, pace);
        }
      }
      if (!batch.isEmpty()) {
        put(batch, pace);
      }
    }

    private String key(ObjectNode item) {
      StringBuilder text = new StringBuilder();
      for (String key : keys) {
        text.append(item.path(key)).append('\n');
      }
      return text.toString();
    }

    private void put(Map<String, ObjectNode> batch, UnitPace pace) {
      ObjectNode request = AwsService.request().put("ReturnConsumedCapacity", "TOTAL");
      ArrayNode puts = request.putObject("RequestItems").putArray(table.name());
      batch.values().forEach(item -> puts.addObject().putObject("PutRequest").set("Item", item));
      for (int retry = 0; ; retry++) {
        JsonNode answer = table.service().call("BatchWriteItem", request);
        for (JsonNode consumed : answer.path("ConsumedCapacity")) {
          pace.used(consumed.path("CapacityUnits").asDouble(0));
        }
        JsonNode left = answer.path("UnprocessedItems");
        if (left.isEmpty()) {
          break;
        }
        if (retry >= retries) {
          throw new IllegalStateException(
              "DynamoDB did not take "
                  + left.path(table.name()).size()
                  + " items for the table "
                  + table.name()
                  + " after "
                  + retries
                  + " retries (dynamodb.output.retry)");
        }
        request.set("RequestItems", left);
        AwsService.pause(Math.min(5000, 50L << Math.min(retry, 7)));
      }
      batch.clear();
    }
  }

  /** The options of a sink over a table that a crawler found, whose location is its ARN. */
  public static Options ofTable(String location, Options options) {
    Options source = DynamoReading.ofTable(location, options);
    return source
        .without(List.of("dynamodb.input.tableName"))
        .with("dynamodb.output.tableName", source.required("dynamodb.input.tableName"));
  }
}
