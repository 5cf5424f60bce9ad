package io.mastic.runtime.sparksql;

import static io.mastic.runtime.sparksql.ScalaValues.option;

import io.mastic.runtime.catalog.StreamKind;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.hive.ql.io.avro.AvroContainerInputFormat;
import org.apache.spark.sql.catalyst.TableIdentifier;
import org.apache.spark.sql.catalyst.catalog.BucketSpec;
import org.apache.spark.sql.catalyst.catalog.CatalogStatistics;
import org.apache.spark.sql.catalyst.catalog.CatalogStorageFormat;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;
import org.apache.spark.sql.catalyst.catalog.CatalogTableType;
import org.apache.spark.sql.catalyst.catalog.CatalogUtils;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.math.BigInt;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.SerDeInfo;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;

/** A table of the Data Catalog as Spark sees one in a metastore. */
final class TableForm {

  /** Figures that Hive keeps among the parameters; Spark has its own. */
  static final Set<String> HIVE_FIGURES =
      Set.of("totalSize", "numRows", "rawDataSize", "numFiles", "COLUMN_STATS_ACCURATE");

  static final String SKIP = "skip.header.line.count";

  private static final String GROK = "com.amazonaws.glue.serde.GrokSerDe";
  private static final String REGEX = "org.apache.hadoop.hive.serde2.RegexSerDe";
  private static final String PRESTO_VIEW = "presto_view";

  private TableForm() {}

  static CatalogTable of(Table stored) {
    Table table = LakeForm.of(stored);
    String name = table.databaseName() + "." + table.name();
    Map<String, String> parameters = table.parameters();
    StreamKind.of(table)
        .ifPresent(
            stream -> {
              throw Refusal.of(stream.elsewhere(name));
            });
    if ("true".equalsIgnoreCase(parameters.get(PRESTO_VIEW))) {
      return view(table, name);
    }
    List<StructField> fields = new ArrayList<>(Columns.fields(name, table));
    List<String> keys = new ArrayList<>();
    for (Column key : table.partitionKeys()) {
      fields.add(Columns.field(name, key));
      keys.add(key.name().toLowerCase(Locale.ROOT));
    }
    Map<String, String> properties = new HashMap<>(parameters);
    properties.keySet().removeAll(HIVE_FIGURES);
    // These Spark keeps elsewhere: as the comment and the type of the table.
    properties.keySet().removeAll(Set.of("comment", "EXTERNAL"));
    boolean view = "VIRTUAL_VIEW".equalsIgnoreCase(table.tableType());
    return new CatalogTable(
        new TableIdentifier(table.name(), option(table.databaseName())),
        view ? CatalogTableType.VIEW() : type(table),
        storage(SparkFormats.sparks(storage(table), parameters), reading(table)),
        new StructType(fields.toArray(StructField[]::new)),
        Option.empty(),
        ScalaValues.seq(keys),
        buckets(table),
        table.owner() == null ? "" : table.owner(),
        millis(table.createTime()),
        millis(table.lastAccessTime()),
        "",
        ScalaValues.map(properties),
        figures(parameters),
        option(view ? table.viewExpandedText() : null),
        option(comment(table)),
        ScalaValues.seq(List.of()),
        false,
        true,
        ScalaValues.map(Map.<String, String>of()),
        option(view ? table.viewOriginalText() : null));
  }

  private static CatalogTable view(Table table, String name) {
    PrestoView view = PrestoView.of(name, table.viewOriginalText());
    Map<String, String> properties = new HashMap<>(view.properties());
    properties.put(PRESTO_VIEW, "true");
    return new CatalogTable(
        new TableIdentifier(table.name(), option(table.databaseName())),
        CatalogTableType.VIEW(),
        CatalogStorageFormat.empty(),
        view.schema(),
        Option.empty(),
        ScalaValues.seq(List.of()),
        Option.empty(),
        table.owner() == null ? "" : table.owner(),
        millis(table.createTime()),
        millis(table.lastAccessTime()),
        "",
        ScalaValues.map(properties),
        Option.empty(),
        option(view.text()),
        option(comment(table)),
        ScalaValues.seq(List.of()),
        false,
        true,
        ScalaValues.map(Map.<String, String>of()),
        option(view.text()));
  }

  static @Nullable String comment(Table table) {
    String description = table.description();
    return description == null || description.isEmpty()
        ? table.parameters().get("comment")
        : description;
  }

  static StorageDescriptor storage(Table table) {
    return table.storageDescriptor() == null
        ? StorageDescriptor.builder().build()
        : table.storageDescriptor();
  }

  static long headerLines(Table table) {
    Map<String, String> parameters = table.parameters();
    SerDeInfo serde = storage(table).serdeInfo();
    String text = parameters.get(SKIP);
    if (text == null && serde != null) {
      text = serde.parameters().get(SKIP);
    }
    return text == null || text.isBlank() ? 0 : Long.parseLong(text.strip());
  }

  /** How the table is read, whatever its partitions say of themselves. */
  private static TableReading reading(Table table) {
    return TableReading.of(table, SparkFormats.sparks(storage(table), table.parameters()));
  }

  /**
   * The input format in the place of the own one for a table with header lines, or with files that
   * are left out; else null.
   *
   * @param storage the table's or a partition's
   * @param order in which its files have their columns, if it is not the table's
   */
  static @Nullable String header(
      Table table, StorageDescriptor storage, Map<String, String> order) {
    long lines = headerLines(table);
    boolean text = String.valueOf(storage(table).inputFormat()).endsWith(".TextInputFormat");
    LeftOut.remember(table, storage.location());
    if (LeftOut.isSaid(table)
        && AvroContainerInputFormat.class.getName().equals(storage(table).inputFormat())) {
      return LeftOutAvro.class.getName();
    }
    HeaderLines.Blank blank =
        isCsv(table.parameters()) ? HeaderLines.Blank.PASSED_OVER : HeaderLines.Blank.RECORD;
    boolean asItIs =
        lines == 0
            && blank == HeaderLines.Blank.RECORD
            && !LeftOut.isSaid(table)
            && order.isEmpty();
    return asItIs || !text
        ? null
        : HeaderLines.classFor(lines, blank, table.databaseName() + "." + table.name());
  }

  /** Where Glue knows a table as csv a blank line is no record, as to crawlers and jobs. */
  private static boolean isCsv(Map<String, String> parameters) {
    return "csv".equalsIgnoreCase(parameters.get("classification"))
        && !parameters.containsKey("spark.sql.sources.provider");
  }

  static CatalogStorageFormat storage(StorageDescriptor storage, TableReading reading) {
    SerDeInfo serde = storage.serdeInfo();
    String location = storage.location();
    return new CatalogStorageFormat(
        location == null || location.isBlank()
            ? Option.empty()
            : Option.apply(CatalogUtils.stringToURI(location)),
        option(
            reading.inputFormat() != null
                ? reading.inputFormat()
                : blankToNull(storage.inputFormat())),
        option(blankToNull(storage.outputFormat())),
        option(reading.serde() != null ? reading.serde() : serde == null ? null : library(serde)),
        Boolean.TRUE.equals(storage.compressed()),
        ScalaValues.map(reading.parameters()));
  }

  /**
   * Logs that a crawler described are read by Hive's SerDe for the regular expression of theirs.
   */
  private static @Nullable String library(SerDeInfo serde) {
    boolean isGrok = GROK.equals(serde.serializationLibrary());
    return isGrok && serde.parameters().containsKey("input.regex")
        ? REGEX
        : blankToNull(serde.serializationLibrary());
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  /** A table is Spark's to delete only if the catalog says so. */
  static CatalogTableType type(Table table) {
    boolean managed =
        "MANAGED_TABLE".equalsIgnoreCase(table.tableType())
            && !"TRUE".equalsIgnoreCase(table.parameters().get("EXTERNAL"));
    return managed ? CatalogTableType.MANAGED() : CatalogTableType.EXTERNAL();
  }

  private static Option<BucketSpec> buckets(Table table) {
    StorageDescriptor storage = storage(table);
    Integer number = storage.numberOfBuckets();
    if (number == null || number <= 0 || storage.bucketColumns().isEmpty()) {
      return Option.empty();
    }
    boolean ascending = storage.sortColumns().stream().allMatch(o -> o.sortOrder() == 1);
    List<String> sorted =
        ascending ? storage.sortColumns().stream().map(o -> o.column()).toList() : List.of();
    return Option.apply(
        new BucketSpec(number, ScalaValues.seq(storage.bucketColumns()), ScalaValues.seq(sorted)));
  }

  static Option<CatalogStatistics> figures(Map<String, String> parameters) {
    long size = number(parameters, "totalSize");
    long raw = number(parameters, "rawDataSize");
    long bytes = size > 0 ? size : raw;
    if (bytes <= 0) {
      return Option.empty();
    }
    long rows = number(parameters, "numRows");
    return Option.apply(
        new CatalogStatistics(
            bigInt(bytes),
            rows > 0 ? Option.apply(bigInt(rows)) : Option.empty(),
            scala.collection.immutable.Map$.MODULE$.empty()));
  }

  private static BigInt bigInt(long value) {
    return new BigInt(BigInteger.valueOf(value));
  }

  private static long number(Map<String, String> parameters, String name) {
    String text = parameters.getOrDefault(name, "");
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }

  static long millis(@Nullable Instant time) {
    return time == null ? 0 : time.toEpochMilli();
  }
}
