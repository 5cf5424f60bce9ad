package io.mastic.runtime.kinesis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.streaming.MicroBatchStream;
import org.apache.spark.sql.connector.read.streaming.Offset;
import org.apache.spark.sql.connector.read.streaming.ReadLimit;
import org.apache.spark.sql.connector.read.streaming.SupportsAdmissionControl;

/**
 * A stream in batches. What a batch holds is fetched when it is asked how far it goes, since
 * Kinesis does not tell where a shard's end is now.
 */
final class KinesisStream implements MicroBatchStream, SupportsAdmissionControl {

  private final StreamSettings settings;
  private final ShardList shards;
  private final String source = UUID.randomUUID().toString();
  private final Map<String, ShardReader> readers = new HashMap<>();

  KinesisStream(StreamSettings settings) {
    this.settings = settings;
    this.shards = new ShardList(settings);
  }

  /** Shards that are closed and older than the first position have been read, as it were. */
  @Override
  public Offset initialOffset() {
    Map<String, Position> first = new TreeMap<>();
    if (settings.first().kind() == Position.Kind.TRIM_HORIZON) {
      first.putAll(Shard.next(shards.now(), Map.of(), settings.first()));
    } else {
      shards.now().forEach(shard -> first.put(shard.id(), settings.first()));
    }
    return new ShardOffsets(settings.stream(), first);
  }

  @Override
  public Offset deserializeOffset(String json) {
    return ShardOffsets.read(settings.stream(), json);
  }

  @Override
  public Offset latestOffset() {
    throw new UnsupportedOperationException("It is asked with where the last batch ended");
  }

  @Override
  public Offset latestOffset(Offset start, ReadLimit limit) {
    Map<String, Position> read = ((ShardOffsets) start).shards();
    List<Shard> there = shards.recent();
    Map<String, Position> next = Shard.next(there, read, Position.OLDEST);
    lookForLost(read, next);
    Map<String, Position> reached = new TreeMap<>();
    next.entrySet().parallelStream()
        .map(shard -> Map.entry(shard.getKey(), reached(shard.getKey(), shard.getValue())))
        .toList()
        .forEach(shard -> reached.put(shard.getKey(), shard.getValue()));
    boolean ended =
        reached.entrySet().stream()
            .anyMatch(
                shard ->
                    shard.getValue().isEnd()
                        && !Objects.requireNonNull(next.get(shard.getKey())).isEnd());
    if (ended) {
      // Its children are to be found by the next batch.
      shards.now();
    }
    return new ShardOffsets(settings.stream(), reached);
  }

  private Position reached(String shard, Position from) {
    if (from.isEnd()) {
      return from;
    }
    ShardReader reader;
    synchronized (readers) {
      ShardReader before = readers.get(shard);
      reader =
          before != null && before.position().equals(from)
              ? before
              : new ShardReader(settings, shard, from);
      readers.put(shard, reader);
    }
    List<StreamRecord> records = reader.fetch();
    if (!records.isEmpty()) {
      Fetched.keep(new Fetched.Part(source, shard, from, reader.position()), records);
    }
    return reader.position();
  }

  private void lookForLost(Map<String, Position> read, Map<String, Position> next) {
    for (Map.Entry<String, Position> shard : read.entrySet()) {
      if (!shard.getValue().isEnd() && !next.containsKey(shard.getKey())) {
        String lost =
            "The shard "
                + shard.getKey()
                + " of the stream "
                + settings.stream()
                + " is no longer there and was not read to its end";
        if (settings.strict()) {
          throw new IllegalStateException(lost + " (failOnDataLoss)");
        }
        System.err.println("[mastic] " + lost);
      }
    }
  }

  @Override
  public InputPartition[] planInputPartitions(Offset start, Offset end) {
    Map<String, Position> from = ((ShardOffsets) start).shards();
    List<InputPartition> parts = new ArrayList<>();
    ((ShardOffsets) end)
        .shards()
        .forEach(
            (shard, to) -> {
              Position begin = from.getOrDefault(shard, Position.OLDEST);
              if (!begin.equals(to)) {
                parts.add(new ShardPart(settings, new Fetched.Part(source, shard, begin, to)));
              }
            });
    return parts.toArray(InputPartition[]::new);
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    return new PartReaders();
  }

  @Override
  public void commit(Offset end) {
    Fetched.forget(source, ((ShardOffsets) end).shards());
  }

  @Override
  public void stop() {
    Fetched.forget(source);
  }
}
