package io.mastic.runtime.kinesis;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/** Rows of parts of shards. */
final class PartReaders implements PartitionReaderFactory {

  private static final long serialVersionUID = 1L;

  static final StructType SCHEMA =
      new StructType()
          .add("data", DataTypes.BinaryType)
          .add("streamName", DataTypes.StringType)
          .add("partitionKey", DataTypes.StringType)
          .add("sequenceNumber", DataTypes.StringType)
          .add("approximateArrivalTimestamp", DataTypes.TimestampType)
          .add("shardId", DataTypes.StringType);

  @Override
  public PartitionReader<InternalRow> createReader(InputPartition partition) {
    ShardPart part = (ShardPart) partition;
    List<StreamRecord> kept = Fetched.find(part.part());
    return new Rows(part, (kept == null ? again(part) : kept).iterator());
  }

  /** The same records once more. */
  private static List<StreamRecord> again(ShardPart part) {
    Position to = part.part().to();
    ShardReader reader = new ShardReader(part.settings(), part.part().shard(), part.part().from());
    List<StreamRecord> all = new ArrayList<>();
    while (!reader.position().isEnd()) {
      ShardReader.Page page = reader.next(part.settings().pace().readRecords());
      for (StreamRecord record : page.records()) {
        if (!to.isEnd() && isBehind(record, to)) {
          return all;
        }
        all.add(record);
      }
      if (!to.isEnd() && page.isLast()) {
        return all;
      }
    }
    return all;
  }

  private static boolean isBehind(StreamRecord record, Position to) {
    return new BigInteger(record.sequenceNumber()).compareTo(new BigInteger(to.value())) > 0;
  }

  private static final class Rows implements PartitionReader<InternalRow> {

    private final UTF8String stream;
    private final UTF8String shard;
    private final Iterator<StreamRecord> records;
    private InternalRow row = new GenericInternalRow(0);

    Rows(ShardPart part, Iterator<StreamRecord> records) {
      this.stream = UTF8String.fromString(part.settings().stream());
      this.shard = UTF8String.fromString(part.part().shard());
      this.records = records;
    }

    @Override
    public boolean next() {
      if (!records.hasNext()) {
        return false;
      }
      StreamRecord record = records.next();
      row =
          new GenericInternalRow(
              new Object[] {
                record.data(),
                stream,
                UTF8String.fromString(record.partitionKey()),
                UTF8String.fromString(record.sequenceNumber()),
                record.arrivedAt(),
                shard
              });
      return true;
    }

    @Override
    public InternalRow get() {
      return row;
    }

    @Override
    public void close() {}
  }
}
