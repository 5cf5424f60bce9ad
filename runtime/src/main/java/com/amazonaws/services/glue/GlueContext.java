package com.amazonaws.services.glue;

import com.amazonaws.services.glue.util.JsonOptions;
import io.mastic.runtime.bookmark.CurrentJob;
import io.mastic.runtime.catalog.GlueCatalog;
import io.mastic.runtime.catalog.StreamKind;
import io.mastic.runtime.catalog.TableLayout;
import io.mastic.runtime.connector.Connector;
import io.mastic.runtime.jdbc.CatalogConnection;
import io.mastic.runtime.jdbc.JdbcConnection;
import io.mastic.runtime.jdbc.RowBookmark;
import io.mastic.runtime.lake.LakeFormat;
import io.mastic.runtime.lake.LakeTable;
import io.mastic.runtime.option.Options;
import io.mastic.runtime.sink.CatalogName;
import io.mastic.runtime.sink.CatalogSink;
import io.mastic.runtime.sink.ConnectorSink;
import io.mastic.runtime.sink.DynamoSink;
import io.mastic.runtime.sink.JdbcSink;
import io.mastic.runtime.sink.LakeSink;
import io.mastic.runtime.sink.Purge;
import io.mastic.runtime.sink.S3Sink;
import io.mastic.runtime.source.CatalogSource;
import io.mastic.runtime.source.ConnectorSource;
import io.mastic.runtime.source.DynamoSource;
import io.mastic.runtime.source.FilteredSource;
import io.mastic.runtime.source.IngestionTime;
import io.mastic.runtime.source.JdbcSource;
import io.mastic.runtime.source.LakeSource;
import io.mastic.runtime.source.PartitionCounts;
import io.mastic.runtime.source.S3Source;
import io.mastic.runtime.source.Source;
import io.mastic.runtime.source.StreamSource;
import io.mastic.runtime.stream.GlueStream;
import io.mastic.runtime.stream.KeptBatch;
import io.mastic.runtime.stream.Messages;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The door to sources and sinks, as AWS's GlueContext: a SQLContext that also reads and writes
 * DynamicFrames.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/glue/latest/dg/glue-etl-scala-apis-glue-gluecontext.html">GlueContext</a>
 */
public class GlueContext extends SQLContext {

  private static final Set<String> FILE_FORMATS =
      Set.of("parquet", "orc", "csv", "json", "avro", "glueparquet");

  /** The guide reads by both words. */
  private static final Set<String> OF_FILES = Set.of("s3", "file");

  private static final String DYNAMODB = "dynamodb";

  private final @Nullable PartitionCounts counts;

  public GlueContext(SparkContext context) {
    super(SparkSession.builder().sparkContext(context).getOrCreate());
    this.counts = null;
  }

  public GlueContext(JavaSparkContext context) {
    this(context.sc());
  }

  /** Each of its frames is read in so many partitions, if there would be fewer than the least. */
  public GlueContext(SparkContext context, int minPartitions, int targetPartitions) {
    super(SparkSession.builder().sparkContext(context).getOrCreate());
    this.counts = new PartitionCounts(minPartitions, targetPartitions);
  }

  Optional<PartitionCounts> partitionCounts() {
    return Optional.ofNullable(counts);
  }

  public SparkSession getSparkSession() {
    return sparkSession();
  }

  // ---- reading

  /**
   * connectionType: s3, a file format (then its options are those of s3), or a kind of database.
   */
  public DataSource getSource(
      String connectionType, JsonOptions options, String context, String pushDownPredicate) {
    Options given = options(options);
    String type = connectionType.toLowerCase(Locale.ROOT);
    if (OF_FILES.contains(type) || FILE_FORMATS.contains(type)) {
      String format = FILE_FORMATS.contains(type) ? type : null;
      return new DataSource(
          this,
          new S3Source(
              sparkSession(),
              given,
              text(context),
              text(pushDownPredicate),
              format,
              Options.NONE,
              CurrentJob.get().bookmarks()),
          text(context));
    }
    if (JdbcSource.reads(type)) {
      JdbcConnection connection = JdbcConnection.of(given, GlueCatalog.of(null));
      RowBookmark bookmark = new RowBookmark(CurrentJob.get().bookmarks(), text(context));
      return filtered(
          new JdbcSource(sparkSession(), connection, given, bookmark), pushDownPredicate, context);
    }
    Optional<LakeFormat> lake = LakeFormat.named(type);
    if (lake.isPresent()) {
      LakeTable table = LakeTable.of(lake.get(), given);
      return new DataSource(
          this,
          new LakeSource(sparkSession(), table, given, text(pushDownPredicate)),
          text(context));
    }
    Optional<StreamKind> stream = StreamKind.named(type);
    if (stream.isPresent()) {
      GlueStream named = GlueStream.of(sparkSession(), stream.get(), given, GlueCatalog.of(null));
      return filtered(new StreamSource(named), pushDownPredicate, context);
    }
    if (type.equals(DYNAMODB)) {
      return filtered(new DynamoSource(sparkSession(), given), pushDownPredicate, context);
    }
    if (Connector.reaches(type)) {
      Connector connector = Connector.of(type, given, GlueCatalog.of(null));
      return filtered(new ConnectorSource(sparkSession(), connector), pushDownPredicate, context);
    }
    throw new UnsupportedOperationException(
        "Reading from a connection of type "
            + connectionType
            + " is not supported by this version of Mastic");
  }

  private DataSource filtered(Source source, String predicate, String context) {
    return new DataSource(this, FilteredSource.of(source, text(predicate)), text(context));
  }

  public DataSource getSource(String connectionType, JsonOptions options, String context) {
    return getSource(connectionType, options, context, "");
  }

  public DataSource getSource(String connectionType, JsonOptions options) {
    return getSource(connectionType, options, "", "");
  }

  public DataSource getSourceWithFormat(
      String connectionType,
      JsonOptions options,
      String context,
      String format,
      JsonOptions formatOptions) {
    DataSource source = getSource(connectionType, options, context, "");
    if (format != null) {
      source.setFormat(format, formatOptions);
    }
    return source;
  }

  public DataSource getCatalogSource(
      String database,
      String table,
      String redshiftTmpDir,
      String context,
      String pushDownPredicate,
      JsonOptions options,
      String catalogId) {
    CatalogSource source =
        new CatalogSource(
            sparkSession(),
            new CatalogSource.Name(GlueCatalog.of(catalogId), database, table),
            text(context),
            text(pushDownPredicate),
            options(options),
            CurrentJob.get().bookmarks());
    return new DataSource(this, source, table);
  }

  public DataSource getCatalogSource(String database, String table) {
    return getCatalogSource(database, table, "", "", "", JsonOptions.empty(), null);
  }

  /** The table's columns and partition keys as Spark's types. */
  public StructType getCatalogSchemaAsSparkSchema(String database, String table, String catalogId) {
    TableLayout layout = TableLayout.of(GlueCatalog.of(catalogId).loadTable(database, table));
    StructType schema = layout.columns();
    for (StructField key : layout.partitionKeys().fields()) {
      schema = schema.add(key);
    }
    return schema;
  }

  // ---- writing

  public DataSink getSink(String connectionType, JsonOptions options, String context) {
    Options given = options(options);
    String type = connectionType.toLowerCase(Locale.ROOT);
    if (type.equals("s3") || FILE_FORMATS.contains(type)) {
      return new DataSink(
          this, new S3Sink(given, type.equals("s3") ? null : type, Options.NONE, null));
    }
    if (JdbcSource.reads(type)) {
      return new DataSink(
          this, new JdbcSink(JdbcConnection.of(given, GlueCatalog.of(null)), given));
    }
    Optional<LakeFormat> lake = LakeFormat.named(type);
    if (lake.isPresent()) {
      return new DataSink(this, new LakeSink(LakeTable.of(lake.get(), given), given));
    }
    if (type.equals(DYNAMODB)) {
      return new DataSink(this, new DynamoSink(given));
    }
    if (Connector.reaches(type)) {
      Connector connector = Connector.of(type, given, GlueCatalog.of(null));
      return new DataSink(this, new ConnectorSink(connector));
    }
    throw new UnsupportedOperationException(
        "Writing to a connection of type "
            + connectionType
            + " is not supported by this version of Mastic");
  }

  public DataSink getSinkWithFormat(
      String connectionType,
      JsonOptions options,
      String context,
      String format,
      JsonOptions formatOptions) {
    DataSink sink = getSink(connectionType, options, context);
    if (format != null) {
      sink.setFormat(format, formatOptions);
    }
    return sink;
  }

  public DataSink getCatalogSink(
      String database,
      String table,
      String redshiftTmpDir,
      String context,
      JsonOptions options,
      String catalogId) {
    CatalogName name = new CatalogName(GlueCatalog.of(catalogId), database, table);
    return new DataSink(this, new CatalogSink(name, options(options)));
  }

  public DataSink getJDBCSink(
      String connection,
      JsonOptions options,
      String redshiftTmpDir,
      String context,
      String catalogId) {
    Options given = options(options);
    JdbcConnection place =
        CatalogConnection.of(GlueCatalog.of(catalogId).loadConnection(connection)).with(given);
    return new DataSink(this, new JdbcSink(place, given));
  }

  /** A connection's url, user, password, vendor... */
  public Map<String, String> extractJDBCConf(String connectionName, String catalogId) {
    return CatalogConnection.conf(GlueCatalog.of(catalogId).loadConnection(connectionName));
  }

  // ---- housekeeping

  /**
   * Deletes the files of a table that are older than retentionPeriod hours (168), and partitions
   * left without any.
   */
  public void purgeTable(
      String database, String table, JsonOptions options, String context, String catalogId) {
    new Purge(sparkSession(), options(options), text(context))
        .table(new CatalogName(GlueCatalog.of(catalogId), database, table));
  }

  /** Deletes the files under a path that are older than retentionPeriod hours (168). */
  public void purgeS3Path(String path, JsonOptions options, String context) {
    new Purge(sparkSession(), options(options), text(context)).path(path);
  }

  public void transitionTable(
      String database,
      String table,
      String to,
      JsonOptions options,
      String context,
      String catalogId) {
    throw storageClasses(to);
  }

  public void transitionS3Path(String path, String to, JsonOptions options, String context) {
    throw storageClasses(to);
  }

  /**
   * Adds ingest_year, ingest_month, ingest_day and, for "hour" and "minute", ingest_hour and
   * ingest_minute.
   */
  public Dataset<Row> addIngestionTimeColumns(Dataset<Row> rows, String granularity) {
    return IngestionTime.added(rows, granularity);
  }

  /** A batch of a stream whose schema is found anew in each; any other as it is. */
  public Dataset<Row> inferred(Dataset<Row> batch) {
    return Messages.inferred(batch);
  }

  /** A batch of a stream, read once however often its script looks at it; to be closed. */
  public KeptBatch kept(Dataset<Row> batch) {
    return KeptBatch.of(batch, sparkSession());
  }

  public String startTransaction(boolean readOnly) {
    throw transactions();
  }

  public boolean commitTransaction(String id, boolean waitForCommit) {
    throw transactions();
  }

  public boolean cancelTransaction(String id) {
    throw transactions();
  }

  private static UnsupportedOperationException storageClasses(String to) {
    return new UnsupportedOperationException(
        "Objects cannot be moved to storage class " + to + ": there is only one here");
  }

  private static UnsupportedOperationException transactions() {
    return new UnsupportedOperationException(
        "Transactions of governed tables are not supported; AWS has ended them");
  }

  private static Options options(JsonOptions options) {
    return options == null ? Options.NONE : new Options(options.toMap());
  }

  private static String text(String text) {
    return text == null ? "" : text;
  }
}
