package io.mastic.runtime.kinesis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.runtime.service.AwsException;
import io.mastic.runtime.service.AwsService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one shard on from where it is; not for several threads at once. */
final class ShardReader {

  private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

  private final StreamSettings settings;
  private final String shard;
  private Position position;
  private @Nullable String iterator;

  ShardReader(StreamSettings settings, String shard, Position position) {
    this.settings = settings;
    this.shard = shard;
    this.position = position;
  }

  Position position() {
    return position;
  }

  /** What one call gave. */
  record Page(List<StreamRecord> records, boolean isLast) {}

  /** The records that are there now, as many as the pace allows. */
  List<StreamRecord> fetch() {
    long began = System.nanoTime();
    List<StreamRecord> all = new ArrayList<>();
    StreamSettings.Pace pace = settings.pace();
    while (!position.isEnd() && all.size() < pace.fetchRecords()) {
      Page page = next((int) Math.min(pace.readRecords(), pace.fetchRecords() - all.size()));
      all.addAll(page.records());
      if (page.isLast() || (System.nanoTime() - began) / 1_000_000 >= pace.fetchMillis()) {
        break;
      }
      if (pace.idleMillis() > 0) {
        AwsService.pause(pace.idleMillis());
      }
    }
    return all;
  }

  /** One call, and the place behind what it gave. */
  Page next(int most) {
    JsonNode answer = records(most);
    List<StreamRecord> records = new ArrayList<>();
    for (JsonNode each : answer.path("Records")) {
      records.add(record(each));
    }
    if (!records.isEmpty()) {
      position = Position.after(records.get(records.size() - 1).sequenceNumber());
    }
    JsonNode following = answer.path("NextShardIterator");
    iterator = following.textValue();
    if (iterator == null) {
      position = Position.END;
    }
    return new Page(records, position.isEnd() || answer.path("MillisBehindLatest").asLong(0) == 0);
  }

  private JsonNode records(int most) {
    if (iterator != null) {
      try {
        return call(iterator, most);
      } catch (AwsException e) {
        if (!e.code().equals("ExpiredIteratorException")) {
          throw e;
        }
      }
    }
    return call(iterator(), most);
  }

  private JsonNode call(String from, int most) {
    ObjectNode request = AwsService.request().put("ShardIterator", from).put("Limit", most);
    return settings.service().call("GetRecords", request);
  }

  private String iterator() {
    ObjectNode request =
        AwsService.request().put("StreamName", settings.stream()).put("ShardId", shard);
    switch (position.kind()) {
      case TRIM_HORIZON -> request.put("ShardIteratorType", "TRIM_HORIZON");
      case AT ->
          request
              .put("ShardIteratorType", "AT_TIMESTAMP")
              .put("Timestamp", new BigDecimal(position.value()).movePointLeft(3));
      case AFTER ->
          request
              .put("ShardIteratorType", "AFTER_SEQUENCE_NUMBER")
              .put("StartingSequenceNumber", position.value());
      case END -> throw new IllegalStateException("The shard " + shard + " has been read");
    }
    return settings.service().call("GetShardIterator", request).path("ShardIterator").asText();
  }

  private static StreamRecord record(JsonNode json) {
    try {
      byte[] data = json.path("Data").binaryValue();
      return new StreamRecord(
          data == null ? Base64.getDecoder().decode("") : data,
          json.path("PartitionKey").asText(),
          json.path("SequenceNumber").asText(),
          json.path("ApproximateArrivalTimestamp").decimalValue().multiply(MICROS).longValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
