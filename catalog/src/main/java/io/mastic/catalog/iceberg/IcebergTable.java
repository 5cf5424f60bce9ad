package io.mastic.catalog.iceberg;

import io.mastic.contract.Errors;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.inmemory.InMemoryInputFile;
import org.apache.iceberg.inmemory.InMemoryOutputFile;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.CreateIcebergTableInput;
import software.amazon.awssdk.services.glue.model.IcebergTableMetadata;
import software.amazon.awssdk.services.glue.model.IcebergTableUpdate;

/** The metadata of an Iceberg table at one moment, with the document that says it. */
public final class IcebergTable {

  private static final String DEFAULT_VERSION = "2";
  private static final Set<String> VERSIONS = Set.of("1", "2", "3");
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,9})-[^/]*");

  private final TableMetadata metadata;
  private final String location;
  private final byte[] document;

  private IcebergTable(TableMetadata metadata, String location, byte[] document) {
    this.metadata = metadata;
    this.location = location;
    this.document = document;
  }

  /** The first metadata of a table as it was asked for; ids of fields stay as they were said. */
  public static IcebergTable create(CreateIcebergTableInput asked, @Nullable String version) {
    Schema schema = Definitions.schema(asked.schema());
    return create(
        schema,
        Definitions.spec(schema, asked.partitionSpec()),
        Definitions.order(schema, asked.writeOrder()),
        asked.location(),
        asked.properties(),
        version);
  }

  /** The first metadata of a table that is said as Hive's columns. */
  public static IcebergTable create(
      List<Column> columns, String location, @Nullable String version) {
    return create(
        IcebergColumns.schema(columns),
        PartitionSpec.unpartitioned(),
        SortOrder.unsorted(),
        location,
        Map.of(),
        version);
  }

  private static IcebergTable create(
      Schema schema,
      PartitionSpec spec,
      SortOrder order,
      String location,
      Map<String, String> properties,
      @Nullable String version) {
    int format = format(version, properties);
    Map<String, String> kept = new HashMap<>(properties);
    kept.keySet().removeAll(TableProperties.RESERVED_PROPERTIES);
    return Asked.of(
        "table",
        () ->
            next(
                TableMetadata.buildFromEmpty(format)
                    .assignUUID()
                    .setLocation(withoutSlash(location))
                    .setCurrentSchema(schema, schema.highestFieldId())
                    .setDefaultPartitionSpec(spec)
                    .setDefaultSortOrder(order)
                    .setProperties(kept)
                    .build(),
                0));
  }

  private static int format(@Nullable String version, Map<String, String> properties) {
    String said =
        version != null
            ? version
            : properties.getOrDefault(TableProperties.FORMAT_VERSION, DEFAULT_VERSION);
    if (!VERSIONS.contains(said)) {
      throw Errors.invalidInput("Unsupported Iceberg format version: " + said);
    }
    return Integer.parseInt(said);
  }

  /** Reads what a client or this catalog wrote there, compressed or not, as its name says. */
  public static IcebergTable read(String location, byte[] document) {
    return Asked.of(
        "metadata at " + location,
        () ->
            new IcebergTable(
                TableMetadataParser.read(new InMemoryInputFile(location, document)),
                location,
                document));
  }

  /** The metadata after all of the updates, to be written beside this one; or this one. */
  public IcebergTable updated(List<IcebergTableUpdate> updates) {
    return Asked.of(
        "update",
        () -> {
          TableMetadata changed = new Updates(metadata).apply(updates);
          return changed.changes().isEmpty() ? this : next(changed, number() + 1);
        });
  }

  /** Writes the document, and reads it again: what cannot be read must not become a table. */
  private static IcebergTable next(TableMetadata metadata, int number) {
    String codec =
        metadata.property(
            TableProperties.METADATA_COMPRESSION, TableProperties.METADATA_COMPRESSION_DEFAULT);
    String location =
        String.format(
            Locale.ROOT,
            "%s/%05d-%s%s",
            directory(metadata),
            number,
            UUID.randomUUID(),
            TableMetadataParser.getFileExtension(codec));
    InMemoryOutputFile file = new InMemoryOutputFile(location);
    TableMetadataParser.write(metadata, file);
    return read(location, file.toByteArray());
  }

  private static String directory(TableMetadata metadata) {
    String own = metadata.property(TableProperties.WRITE_METADATA_LOCATION, "");
    return own.isEmpty() ? withoutSlash(metadata.location()) + "/metadata" : withoutSlash(own);
  }

  /** Locations are compared and put together as texts, so a slash at the end is never kept. */
  static String withoutSlash(String location) {
    String cut = location;
    while (cut.endsWith("/") && !cut.endsWith("://")) {
      cut = cut.substring(0, cut.length() - 1);
    }
    return cut;
  }

  /** The number that the document's name begins with; -1 if it was named by another rule. */
  private int number() {
    Matcher name = NUMBER.matcher(location.substring(location.lastIndexOf('/') + 1));
    return name.matches() ? Integer.parseInt(name.group(1)) : -1;
  }

  /** Where the document is, or is to be written. */
  public String location() {
    return location;
  }

  public byte[] document() {
    return document;
  }

  /** As a storage descriptor shows them. */
  public List<Column> columns() {
    return IcebergColumns.of(metadata);
  }

  /** Where the table lies. */
  public String tableLocation() {
    return metadata.location();
  }

  /** As GetTable shows it. */
  public IcebergTableMetadata shown() {
    return Spelling.glue(TableMetadataParser.toJson(metadata), IcebergTableMetadata.builder())
        .build();
  }
}
