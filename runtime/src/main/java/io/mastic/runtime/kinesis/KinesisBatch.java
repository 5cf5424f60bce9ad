package io.mastic.runtime.kinesis;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;

/** What a stream holds from its first position up to now, all shards to their ends. */
final class KinesisBatch implements Batch {

  private final StreamSettings settings;
  private final String source = UUID.randomUUID().toString();

  KinesisBatch(StreamSettings settings) {
    this.settings = settings;
  }

  @Override
  public InputPartition[] planInputPartitions() {
    List<InputPartition> parts = new ArrayList<>();
    for (Shard shard : new ShardList(settings).now()) {
      Position first = settings.first();
      ShardReader reader = new ShardReader(settings, shard.id(), first);
      ShardReader.Page page;
      do {
        Position from = reader.position();
        page = reader.next(settings.pace().readRecords());
        if (!page.records().isEmpty()) {
          Fetched.Part part = new Fetched.Part(source, shard.id(), from, reader.position());
          parts.add(new ShardPart(settings, part));
        }
      } while (!page.isLast());
    }
    return parts.toArray(InputPartition[]::new);
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    return new PartReaders();
  }
}
