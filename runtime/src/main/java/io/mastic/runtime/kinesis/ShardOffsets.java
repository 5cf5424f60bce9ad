package io.mastic.runtime.kinesis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.connector.read.streaming.Offset;

/** How far each shard of a stream has been read; what a checkpoint keeps. */
public final class ShardOffsets extends Offset {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String stream;
  private final Map<String, Position> shards;

  ShardOffsets(String stream, Map<String, Position> shards) {
    this.stream = stream;
    this.shards = new TreeMap<>(shards);
  }

  Map<String, Position> shards() {
    return shards;
  }

  /**
   * @throws IllegalStateException if it is no checkpoint of that stream
   */
  static ShardOffsets read(String stream, String json) {
    try {
      Map<String, Map<String, String>> all = JSON.readValue(json, new TypeReference<>() {});
      if (!all.keySet().equals(Set.of(stream))) {
        throw new IllegalStateException(
            "The checkpoint is that of another stream, "
                + String.join(", ", all.keySet())
                + ", and not of the stream "
                + stream
                + ": give each stream a checkpointLocation of its own");
      }
      Map<String, Position> shards = new TreeMap<>();
      all.values().forEach(each -> each.forEach((id, text) -> shards.put(id, Position.of(text))));
      return new ShardOffsets(stream, shards);
    } catch (JsonProcessingException | IllegalArgumentException other) {
      throw new IllegalStateException(
          "The checkpoint is not that of a stream of Kinesis; it says " + json, other);
    }
  }

  @Override
  public String json() {
    Map<String, String> texts = new TreeMap<>();
    shards.forEach((id, position) -> texts.put(id, position.toString()));
    try {
      return JSON.writeValueAsString(Map.of(stream, texts));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
