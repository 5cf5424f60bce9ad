package io.mastic.runtime.kinesis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.runtime.service.AwsService;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which shards a stream has, looked at now and then. */
final class ShardList {

  private final StreamSettings settings;
  private List<Shard> shards = List.of();
  private long lookedAt;

  ShardList(StreamSettings settings) {
    this.settings = settings;
  }

  /** As they were at the last look, which is not older than describeShardInterval. */
  List<Shard> recent() {
    boolean due = (System.nanoTime() - lookedAt) / 1_000_000 >= settings.pace().shardsMillis();
    return shards.isEmpty() || due ? now() : shards;
  }

  List<Shard> now() {
    List<Shard> found = new ArrayList<>();
    String token = "";
    do {
      ObjectNode request = AwsService.request();
      if (token.isEmpty()) {
        request.put("StreamName", settings.stream());
      } else {
        request.put("NextToken", token);
      }
      JsonNode answer = settings.service().call("ListShards", request);
      answer.path("Shards").forEach(each -> found.add(shard(each)));
      token = answer.path("NextToken").asText("");
    } while (!token.isEmpty());
    shards = found;
    lookedAt = System.nanoTime();
    return found;
  }

  private static Shard shard(JsonNode json) {
    return new Shard(
        json.path("ShardId").asText(),
        Stream.of("ParentShardId", "AdjacentParentShardId")
            .map(name -> json.path(name).asText(""))
            .filter(id -> !id.isEmpty())
            .toList(),
        !json.path("SequenceNumberRange").hasNonNull("EndingSequenceNumber"));
  }
}
