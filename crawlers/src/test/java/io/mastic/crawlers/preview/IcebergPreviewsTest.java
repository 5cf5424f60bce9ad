package io.mastic.crawlers.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.catalog.scope.DatabaseName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileContent;
import org.apache.iceberg.FileMetadata;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.avro.Avro;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.avro.DataWriter;
import org.apache.iceberg.deletes.PositionDelete;
import org.apache.iceberg.deletes.PositionDeleteWriter;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.io.FileAppender;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.TableInput;

/** Iceberg tables that Iceberg's own library writes. */
class IcebergPreviewsTest extends PreviewedTables {

  private static final AtomicInteger NAMES = new AtomicInteger();
  private static final Schema SCHEMA =
      new Schema(
          Types.NestedField.required(1, "id", Types.LongType.get()),
          Types.NestedField.optional(2, "town", Types.StringType.get()));

  private final String name = "lake" + NAMES.incrementAndGet();
  private InMemoryCatalog lake;

  @BeforeEach
  void begin() {
    lake = new InMemoryCatalog();
    lake.initialize("lake", Map.of("warehouse", "s3://data"));
    lake.createNamespace(Namespace.of("db"));
  }

  @AfterEach
  void end() throws IOException {
    lake.close();
  }

  @Test
  void aTableThatNobodyHasWrittenToHasNoRows() {
    make(PartitionSpec.unpartitioned());
    Preview preview = preview(publish());
    assertThat(preview.columns()).extracting(column -> column.name()).containsExactly("id", "town");
    assertThat(preview.rows()).isEmpty();
    assertThat(preview.notes()).singleElement().asString().contains("no snapshot");
  }

  @Test
  void columnsAreFoundByTheirIdsAndWhatWasDeletedIsGone() throws IOException {
    Table table = make(PartitionSpec.unpartitioned());
    DataFile first = written(table, List.of(row(1, "Oslo"), row(2, "Rome"), row(3, "Bern")));
    table.newAppend().appendFile(first).commit();
    table
        .updateSchema()
        .renameColumn("town", "city")
        .addColumn("size", Types.IntegerType.get())
        .commit();
    table.updateSchema().addColumn("town", Types.StringType.get()).commit();
    table.newRowDelta().addDeletes(deleting(table, first, 1)).commit();
    Preview preview = preview(publish());
    assertThat(preview.columns())
        .extracting(column -> column.name())
        .containsExactly("id", "city", "size", "town");
    // The file's town is the table's city; its own town came later.
    assertThat(rows(preview)).containsExactly("1|Oslo|null|null", "3|Bern|null|null");
    assertThat(preview.notes()).isEmpty();
    assertThat(preview.files()).containsExactly(first.location());
  }

  @Test
  void whatOnlyAPartitionSaysIsShown() throws IOException {
    Table table = make(PartitionSpec.builderFor(SCHEMA).identity("town").build());
    String path = "s3://data/" + name + "/data/town=Oslo/1.avro";
    Schema without = SCHEMA.select("id");
    Record record = GenericRecord.create(without);
    record.setField("id", 7L);
    long size = append(table, path, without, List.of(record));
    table
        .newAppend()
        .appendFile(
            DataFiles.builder(table.spec())
                .withPath(path)
                .withFormat("avro")
                .withFileSizeInBytes(size)
                .withRecordCount(1)
                .withPartitionPath("town=Oslo")
                .build())
        .commit();
    assertThat(rows(preview(publish()))).containsExactly("7|Oslo");
  }

  @Test
  void deletesThatAreNotAppliedAreTold() throws IOException {
    Table table = make(PartitionSpec.unpartitioned());
    table.newAppend().appendFile(written(table, List.of(row(1, "Oslo")))).commit();
    DeleteFile byEquality =
        FileMetadata.deleteFileBuilder(table.spec())
            .ofEqualityDeletes(1)
            .withPath("s3://data/" + name + "/data/eq.avro")
            .withFormat("avro")
            .withFileSizeInBytes(10)
            .withRecordCount(1)
            .build();
    assertThat(byEquality.content()).isEqualTo(FileContent.EQUALITY_DELETES);
    table.newRowDelta().addDeletes(byEquality).commit();
    Preview preview = preview(publish());
    assertThat(rows(preview)).containsExactly("1|Oslo");
    assertThat(preview.notes()).singleElement().asString().contains("deleted by equality");
  }

  @Test
  void metadataThatIsGoneIsTold() {
    String table = catalogued("s3://data/nowhere/v1.metadata.json");
    assertThat(preview(table).notes()).singleElement().asString().contains("is not there");
    String nameless = catalogued(null);
    assertThatThrownBy(() -> preview(nameless))
        .isInstanceOf(PreviewException.class)
        .hasMessageContaining("metadata_location");
  }

  private Table make(PartitionSpec spec) {
    return lake.buildTable(TableIdentifier.of("db", name), SCHEMA)
        .withLocation("s3://data/" + name)
        .withPartitionSpec(spec)
        .withProperty("format-version", "2")
        .create();
  }

  private static Record row(long id, String town) {
    Record record = GenericRecord.create(SCHEMA);
    record.setField("id", id);
    record.setField("town", town);
    return record;
  }

  private DataFile written(Table table, List<Record> rows) throws IOException {
    String path = "s3://data/" + name + "/data/" + rows.size() + ".avro";
    long size = append(table, path, SCHEMA, rows);
    return DataFiles.builder(table.spec())
        .withPath(path)
        .withFormat("avro")
        .withFileSizeInBytes(size)
        .withRecordCount(rows.size())
        .build();
  }

  private static long append(Table table, String path, Schema schema, List<Record> rows)
      throws IOException {
    FileAppender<Record> appender =
        Avro.write(table.io().newOutputFile(path))
            .schema(schema)
            .createWriterFunc(DataWriter::create)
            .build();
    try (appender) {
      appender.addAll(rows);
    }
    return appender.length();
  }

  private DeleteFile deleting(Table table, DataFile file, long place) throws IOException {
    PositionDeleteWriter<Record> writer =
        Avro.writeDeletes(table.io().newOutputFile("s3://data/" + name + "/data/deletes.avro"))
            .withSpec(table.spec())
            .buildPositionWriter();
    try (writer) {
      writer.write(PositionDelete.<Record>create().set(file.location(), place));
    }
    return writer.toDeleteFile();
  }

  /** Copies all that the table consists of to the store, and names it in the catalog. */
  private String publish() {
    Table table = lake.loadTable(TableIdentifier.of("db", name));
    List<String> files = new ArrayList<>();
    String metadata = ((BaseTable) table).operations().current().metadataFileLocation();
    files.add(metadata);
    for (Snapshot snapshot : table.snapshots()) {
      files.add(snapshot.manifestListLocation());
      snapshot.allManifests(table.io()).stream().map(ManifestFile::path).forEach(files::add);
      snapshot.addedDataFiles(table.io()).forEach(file -> files.add(file.location()));
      snapshot.addedDeleteFiles(table.io()).forEach(file -> files.add(file.location()));
    }
    files.stream().distinct().forEach(file -> copy(table, file));
    return catalogued(metadata);
  }

  private static void copy(Table table, String file) {
    try (var in = table.io().newInputFile(file).newStream()) {
      town.put("data", file.substring("s3://data/".length()), in.readAllBytes());
    } catch (NotFoundException named) {
      // A test may name files that it does not write.
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String catalogued(String metadata) {
    String table = "iceberg" + NAMES.incrementAndGet();
    town.as(
        () -> {
          town.catalog
              .tables()
              .create(
                  DatabaseName.of("db"),
                  TableInput.builder()
                      .name(table)
                      .parameters(
                          metadata == null
                              ? Map.of("table_type", "ICEBERG")
                              : Map.of("table_type", "ICEBERG", "metadata_location", metadata))
                      .storageDescriptor(s -> s.location("s3://data/x").columns(List.of()))
                      .build());
          return true;
        });
    return table;
  }
}
