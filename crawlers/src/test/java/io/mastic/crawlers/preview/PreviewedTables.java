package io.mastic.crawlers.preview;

import io.mastic.catalog.scope.DatabaseName;
import io.mastic.catalog.scope.TableName;
import io.mastic.crawlers.Town;
import io.mastic.crawlers.preview.row.ShownRow;
import io.mastic.kernel.Db;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.TableInput;

/** Tables over real files and a real catalog, and their first rows as texts. */
abstract class PreviewedTables {

  static final String LAZY = "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe";
  static final String OPEN = "org.apache.hadoop.hive.serde2.OpenCSVSerde";
  static final String JSON = "org.openx.data.jsonserde.JsonSerDe";
  static final String PARQUET = "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe";
  static final Map<String, String> CSV = Map.of("classification", "csv", "field.delim", ",");
  static final Map<String, String> HEADED =
      Map.of("classification", "csv", "field.delim", ",", "skip.header.line.count", "1");

  @TempDir static Path directory;
  static Town town;
  private static final AtomicInteger NAMES = new AtomicInteger();

  @BeforeAll
  static void open() {
    town = new Town(Db.sqlite(directory.resolve("mastic.db")), directory);
    town.database("db");
    town.put("data", "README", "");
  }

  @AfterAll
  static void close() {
    town.close();
  }

  static Preview preview(String table) {
    return town.as(() -> town.room().previews().of(TableName.of("db", table), Previews.USUAL));
  }

  static List<String> rows(Preview preview) {
    return preview.rows().stream().map(PreviewedTables::shown).toList();
  }

  static String shown(ShownRow row) {
    List<String> values = new ArrayList<>();
    row.values().forEach(value -> values.add(String.valueOf(value)));
    return String.join("|", values) + (row.bad() == null ? "" : " ! " + row.bad());
  }

  static String table(String serde, Map<String, String> facts, String columns, String keys) {
    return tableAt(null, serde, facts, columns, keys);
  }

  static String tableAt(
      String location, String serde, Map<String, String> facts, String columns, String keys) {
    String name = "t" + NAMES.incrementAndGet();
    TableInput input =
        TableInput.builder()
            .name(name)
            .parameters(facts)
            .partitionKeys(columns(keys))
            .storageDescriptor(
                storage(
                    location == null ? "s3://data/" + name + "/" : location, serde, facts, columns))
            .build();
    town.as(
        () -> {
          town.catalog.tables().create(DatabaseName.of("db"), input);
          return true;
        });
    return name;
  }

  static StorageDescriptor storage(
      String location, String serde, Map<String, String> facts, String columns) {
    return StorageDescriptor.builder()
        .location(location)
        .columns(columns(columns))
        .serdeInfo(info -> info.serializationLibrary(serde).parameters(facts))
        .build();
  }

  /** Split at commas that lie in no brackets. */
  static List<Column> columns(String text) {
    List<Column> columns = new ArrayList<>();
    for (String one : text.split(", ", -1)) {
      if (!one.isEmpty()) {
        String[] pair = one.split(" ", 2);
        columns.add(Column.builder().name(pair[0]).type(pair[1]).build());
      }
    }
    return columns;
  }

  static void partition(String table, String... values) {
    PartitionInput input =
        PartitionInput.builder()
            .values(values)
            .storageDescriptor(
                storage(
                    "s3://data/" + table + "/" + String.join("/", values) + "/",
                    LAZY,
                    CSV,
                    "a int"))
            .build();
    town.as(
        () -> {
          town.catalog.partitions().create(TableName.of("db", table), input);
          return true;
        });
  }

  static byte[] resource(String name) throws IOException {
    try (var in = PreviewedTables.class.getResourceAsStream("/" + name)) {
      return in.readAllBytes();
    }
  }

  static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
