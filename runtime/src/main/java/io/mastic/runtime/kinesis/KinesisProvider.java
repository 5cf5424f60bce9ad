package io.mastic.runtime.kinesis;

import io.mastic.runtime.option.Options;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.streaming.MicroBatchStream;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** The format {@code kinesis} of Spark's readers, in batches or as one. */
public final class KinesisProvider implements TableProvider, DataSourceRegister {

  public static final String FORMAT = "kinesis";

  @Override
  public String shortName() {
    return FORMAT;
  }

  @Override
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    return PartReaders.SCHEMA;
  }

  @Override
  public Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    return new Stream(StreamSettings.of(new Options(properties)));
  }

  private record Stream(StreamSettings settings) implements Table, SupportsRead, Scan, ScanBuilder {

    @Override
    public String name() {
      return "kinesis " + settings.stream();
    }

    @Override
    @SuppressWarnings("deprecation")
    public StructType schema() {
      return PartReaders.SCHEMA;
    }

    @Override
    public Set<TableCapability> capabilities() {
      return Set.of(TableCapability.MICRO_BATCH_READ, TableCapability.BATCH_READ);
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
      return this;
    }

    @Override
    public Scan build() {
      return this;
    }

    @Override
    public StructType readSchema() {
      return PartReaders.SCHEMA;
    }

    @Override
    public MicroBatchStream toMicroBatchStream(String checkpoint) {
      return new KinesisStream(settings);
    }

    @Override
    public Batch toBatch() {
      return new KinesisBatch(settings);
    }
  }
}
