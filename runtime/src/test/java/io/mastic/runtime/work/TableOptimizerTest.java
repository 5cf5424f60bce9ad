package io.mastic.runtime.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.runtime.frame.Sparks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.hadoop.HadoopTables;
import org.apache.iceberg.types.Types;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three optimizers on real tables, written and read by Spark. */
class TableOptimizerTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Schema SCHEMA =
      new Schema(
          Types.NestedField.optional(1, "id", Types.LongType.get()),
          Types.NestedField.optional(2, "name", Types.StringType.get()));

  @TempDir Path directory;
  private final SparkSession spark = Sparks.session();
  private String location = "";
  private Table table = null;

  @BeforeEach
  void create() {
    location = directory.resolve("t").toUri().toString().replace("file:///", "file:/");
    table = create(SortOrder.unsorted());
  }

  private Table create(SortOrder order) {
    return new HadoopTables(new Configuration())
        .create(SCHEMA, PartitionSpec.unpartitioned(), order, Map.of(), location);
  }

  private void append(long from, long to) {
    spark
        .range(from, to)
        .selectExpr("id", "concat('n', id) AS name")
        .coalesce(1)
        .write()
        .format("iceberg")
        .mode("append")
        .save(location);
    table.refresh();
  }

  private List<Row> rows() {
    return spark.read().format("iceberg").load(location).orderBy("id").collectAsList();
  }

  private long dataFiles() {
    table.refresh();
    return Long.parseLong(table.currentSnapshot().summary().get("total-data-files"));
  }

  private long stored() throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("t/data"))) {
      return files.filter(f -> f.toString().endsWith(".parquet")).count();
    }
  }

  private JsonNode optimize(String type, String iceberg, Instant createdAt, Instant now) {
    ObjectNode request = JSON.createObjectNode().put("Type", type);
    request.put("CreatedAt", createdAt.toEpochMilli()).put("Now", now.toEpochMilli());
    String member = type.equals("orphan_file_deletion") ? "orphanFileDeletion" : type;
    try {
      request
          .putObject("Configuration")
          .putObject(member + "Configuration")
          .set("icebergConfiguration", JSON.readTree(iceberg));
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
    return TableOptimizer.optimized(spark, table, request);
  }

  private JsonNode optimize(String type, String iceberg) {
    return optimize(type, iceberg, Instant.EPOCH, Instant.now().plusSeconds(1));
  }

  @Test
  void smallFilesBecomeOne() {
    for (int i = 0; i < 5; i++) {
      append(i * 10L, i * 10L + 10);
    }
    List<Row> before = rows();
    assertThat(metrics(optimize("compaction", "{\"minInputFiles\": 6}")))
        .isEqualTo("{\"NumberOfFilesCompacted\":0,\"NumberOfBytesCompacted\":0}");
    assertThat(dataFiles()).isEqualTo(5);
    JsonNode answer = optimize("compaction", "{\"strategy\": \"binpack\", \"minInputFiles\": 5}");
    assertThat(answer.at("/IcebergMetrics/NumberOfFilesCompacted").asInt()).isEqualTo(5);
    assertThat(answer.at("/IcebergMetrics/NumberOfBytesCompacted").asLong()).isPositive();
    assertThat(answer.path("MetadataLocation").asText()).startsWith(location + "/metadata/");
    assertThat(dataFiles()).isEqualTo(1);
    assertThat(rows()).hasSize(50).isEqualTo(before);
  }

  @Test
  void sortingTakesTheTablesOrder() {
    assertThatThrownBy(
            () -> {
              append(0, 1);
              append(1, 2);
              optimize("compaction", "{\"strategy\": \"sort\", \"minInputFiles\": 2}");
            })
        .hasMessageContaining("sort");
    table.replaceSortOrder().desc("id").commit();
    optimize("compaction", "{\"strategy\": \"sort\", \"minInputFiles\": 2}");
    assertThat(dataFiles()).isEqualTo(1);
    assertThat(spark.read().format("iceberg").load(location).select("id").collectAsList())
        .extracting(row -> row.getLong(0))
        .containsExactly(1L, 0L);
  }

  @Test
  void nothingIsDoneToATableWithoutData() {
    assertThat(metrics(optimize("compaction", "{}"))).contains("\"NumberOfFilesCompacted\":0");
    assertThat(metrics(optimize("retention", "{}"))).contains("\"NumberOfDataFilesDeleted\":0");
    assertThat(metrics(optimize("orphan_file_deletion", "{}")))
        .isEqualTo("{\"NumberOfOrphanFilesDeleted\":0}");
  }

  @Test
  void oldSnapshotsGoWithTheirFiles() throws IOException {
    append(0, 10);
    append(10, 20);
    optimize("compaction", "{\"minInputFiles\": 2}");
    assertThat(stored()).isEqualTo(3);
    assertThat(metrics(optimize("retention", "{\"snapshotRetentionPeriodInDays\": 1}")))
        .contains("\"NumberOfDataFilesDeleted\":0");
    assertThat(table.snapshots()).hasSize(3);
    Instant later = Instant.now().plus(Duration.ofDays(6));
    JsonNode answer =
        optimize("retention", "{\"numberOfSnapshotsToRetain\": 1}", Instant.EPOCH, later);
    assertThat(answer.at("/IcebergMetrics/NumberOfDataFilesDeleted").asInt()).isEqualTo(2);
    assertThat(answer.at("/IcebergMetrics/NumberOfManifestListsDeleted").asInt()).isEqualTo(2);
    assertThat(table.snapshots()).hasSize(1);
    assertThat(stored()).isEqualTo(1);
    assertThat(rows()).hasSize(20);
  }

  @Test
  void theTablesOwnRetentionCountsWhereTheOptimizerIsSilent() {
    table.updateProperties().set("history.expire.min-snapshots-to-keep", "2").commit();
    append(0, 1);
    append(1, 2);
    append(2, 3);
    optimize("retention", "{}", Instant.EPOCH, Instant.now().plus(Duration.ofDays(6)));
    assertThat(table.snapshots()).hasSize(2);
    table.updateProperties().set("gc.enabled", "false").commit();
    assertThatThrownBy(() -> optimize("retention", "{}")).hasMessageContaining("GC is disabled");
  }

  @Test
  void filesOfOldSnapshotsStayWhereThatIsAsked() throws IOException {
    append(0, 10);
    append(10, 20);
    optimize("compaction", "{\"minInputFiles\": 2}");
    Instant later = Instant.now().plus(Duration.ofDays(6));
    optimize("retention", "{\"cleanExpiredFiles\": false}", Instant.EPOCH, later);
    assertThat(table.snapshots()).hasSize(1);
    assertThat(stored()).isEqualTo(3);
  }

  /** A file goes only if it is younger than the optimizer, and older than the days. */
  @Test
  void orphansGoAndNothingElse() throws IOException {
    append(0, 10);
    Instant now = Instant.now();
    Path ancient = orphan("data/ancient.parquet", now.minus(Duration.ofDays(30)));
    Path old = orphan("data/old.parquet", now.minus(Duration.ofDays(4)));
    Path recent = orphan("data/recent.parquet", now.minus(Duration.ofDays(2)));
    Path elsewhere = orphan("other/old.parquet", now.minus(Duration.ofDays(4)));
    age("data", now.minus(Duration.ofDays(4)));
    Instant createdAt = now.minus(Duration.ofDays(10));
    String inData = "{\"location\": \"" + location + "/data\"}";
    Files.setLastModifiedTime(ancient, FileTime.from(now.minus(Duration.ofDays(30))));
    Files.setLastModifiedTime(recent, FileTime.from(now.minus(Duration.ofDays(2))));
    assertThat(metrics(optimize("orphan_file_deletion", inData, createdAt, now)))
        .isEqualTo("{\"NumberOfOrphanFilesDeleted\":1}");
    assertThat(old).doesNotExist();
    assertThat(List.of(ancient, recent, elsewhere)).allMatch(Files::exists);
    assertThat(rows()).hasSize(10);
    assertThat(
            metrics(
                optimize(
                    "orphan_file_deletion",
                    "{\"orphanFileRetentionPeriodInDays\": 1}",
                    createdAt,
                    now)))
        .isEqualTo("{\"NumberOfOrphanFilesDeleted\":2}");
    assertThat(ancient).exists();
    assertThat(rows()).hasSize(10);
  }

  private Path orphan(String name, Instant modified) throws IOException {
    Path file = directory.resolve("t").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "no table knows me");
    return Files.setLastModifiedTime(file, FileTime.from(modified));
  }

  /** All of a folder is of that age, the table's own files, too. */
  private void age(String folder, Instant modified) throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("t").resolve(folder))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, FileTime.from(modified));
      }
    }
  }

  private static String metrics(JsonNode answer) {
    return answer.path("IcebergMetrics").toString();
  }
}
