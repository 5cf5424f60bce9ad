package io.mastic.crawlers.plan;

import io.mastic.crawlers.detect.Format;
import io.mastic.crawlers.group.TableShape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.SerDeInfo;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;

/** Storage descriptors as Glue's crawler writes them. */
final class CrawledStorage {

  /** Whose readers take a struct for nothing else. */
  private static final Set<String> SELF_DESCRIBING =
      Set.of("parquet", "avro", "orc", "iceberg", "delta", "hudi");

  private CrawledStorage() {}

  static StorageDescriptor of(
      String location, TableShape shape, List<Column> columns, Map<String, String> parameters) {
    Format format = shape.format();
    return StorageDescriptor.builder()
        .columns(columns)
        .location(location)
        .inputFormat(format.serde().inputFormat())
        .outputFormat(format.serde().outputFormat())
        .compressed(!format.compression().equals("none"))
        .numberOfBuckets(-1)
        .serdeInfo(serde(shape))
        .bucketColumns(List.of())
        .sortColumns(List.of())
        .parameters(parameters)
        .storedAsSubDirectories(false)
        .build();
  }

  private static SerDeInfo serde(TableShape shape) {
    Map<String, String> parameters = new HashMap<>(shape.format().serde().parameters());
    if (!shape.paths().isEmpty()) {
      parameters.put("paths", String.join(",", shape.paths()));
    }
    return SerDeInfo.builder()
        .serializationLibrary(shape.format().serde().library())
        .parameters(parameters)
        .build();
  }

  /**
   * The data's columns. One that is named like a partition key cannot be a column too: readers that
   * go by name take the key, those that go by position see the column under another name.
   */
  static List<Column> columns(TableShape shape, List<String> partitionKeys) {
    boolean byPosition = shape.format().classification().equals("csv");
    boolean asText = !SELF_DESCRIBING.contains(shape.format().classification());
    Set<String> keys = new HashSet<>(partitionKeys);
    return shape.schema().columns().stream()
        .filter(column -> byPosition || !keys.contains(column.name()))
        .map(
            column ->
                Column.builder()
                    .name(keys.contains(column.name()) ? column.name() + "_column" : column.name())
                    .type((asText ? column.type().plain() : column.type()).hive())
                    .build())
        .toList();
  }
}
