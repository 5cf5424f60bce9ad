package io.mastic.crawlers.dynamo;

import io.mastic.crawlers.detect.Format;
import io.mastic.crawlers.detect.Serde;
import io.mastic.crawlers.group.FoundTable;
import io.mastic.crawlers.group.Stats;
import io.mastic.crawlers.group.TableShape;
import io.mastic.crawlers.schema.Column;
import io.mastic.crawlers.schema.FileSchema;
import io.mastic.crawlers.schema.Merge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.glue.model.DynamoDBTarget;

/**
 * Reads a table of DynamoDB, item by item or the first of them, no faster than the target allows.
 */
public record DynamoSurvey(DynamoDbClient client, Clock clock) {

  /** Items of a sample. */
  private static final int SAMPLE = 1000;

  /**
   * @throws InterruptedException if it is given up
   */
  public FoundTable table(DynamoDBTarget target) throws InterruptedException {
    TableDescription table = client.describeTable(r -> r.tableName(target.path())).table();
    Scanned scanned = scan(target, ReadPace.of(table, target.scanRate()));
    // DynamoDB's own count is hours old: who has seen all items knows better.
    long items = Math.max(scanned.items(), scanned.all() ? 0 : table.itemCount());
    Map<String, String> parameters = new HashMap<>();
    parameters.put("typeOfData", "table");
    parameters.put("recordCount", String.valueOf(items));
    parameters.put("sizeKey", String.valueOf(table.tableSizeBytes()));
    Stats stats = new Stats(1, table.tableSizeBytes(), items);
    parameters.put("averageRecordSize", String.valueOf(stats.averageRecordSize()));
    Format format = new Format("dynamodb", "none", parameters, Serde.NONE);
    return new FoundTable(
        List.of(target.path()),
        table.tableArn(),
        new TableShape(format, FileSchema.of(scanned.columns(), FileSchema.Names.GIVEN), List.of()),
        stats,
        List.of(),
        List.of(),
        List.of());
  }

  /**
   * What was seen.
   *
   * @param all whether there is no more
   */
  private record Scanned(List<Column> columns, long items, boolean all) {}

  private Scanned scan(DynamoDBTarget target, ReadPace pace) throws InterruptedException {
    boolean all = !Boolean.FALSE.equals(target.scanAll());
    List<Column> columns = List.of();
    long items = 0;
    Map<String, AttributeValue> after = Map.of();
    do {
      Instant begun = clock.instant();
      Map<String, AttributeValue> from = after;
      ScanResponse page =
          client.scan(
              r ->
                  r.tableName(target.path())
                      .limit(SAMPLE)
                      .exclusiveStartKey(from.isEmpty() ? null : from)
                      .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
      for (Map<String, AttributeValue> item : page.items()) {
        columns = Merge.columns(columns, ItemTypes.columns(item));
      }
      items += page.items().size();
      after = page.lastEvaluatedKey();
      if (all && !after.isEmpty()) {
        double units =
            page.consumedCapacity() == null || page.consumedCapacity().capacityUnits() == null
                ? 0
                : page.consumedCapacity().capacityUnits();
        Thread.sleep(pace.pause(units, Duration.between(begun, clock.instant())).toMillis());
      }
    } while (all && !after.isEmpty());
    return new Scanned(columns, items, after.isEmpty());
  }
}
