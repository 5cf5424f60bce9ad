package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.avro.Avro;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.avro.DataWriter;
import org.apache.iceberg.data.avro.PlannedDataReader;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.NamespaceNotEmptyException;
import org.apache.iceberg.exceptions.NoSuchNamespaceException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileAppender;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.IcebergPartitionField;
import software.amazon.awssdk.services.glue.model.IcebergStructField;
import software.amazon.awssdk.services.glue.model.IcebergTableUpdate;
import software.amazon.awssdk.services.glue.model.MetadataOperation;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Iceberg's own GlueCatalog and S3FileIO, as engines use them, on a server with each database. */
@ParameterizedClass
@EnumSource(IcebergTest.Engine.class)
class IcebergTest {

  enum Engine {
    SQLITE,
    POSTGRESQL
  }

  private static final Namespace DB = Namespace.of("db");
  private static final TableIdentifier T = TableIdentifier.of(DB, "t");
  private static final Schema SCHEMA =
      new Schema(
          Types.NestedField.required(1, "id", Types.LongType.get()),
          Types.NestedField.optional(2, "name", Types.StringType.get()));

  @TempDir private static Path directory;

  private static EmbeddedPostgres postgres;
  private static MasticProcess server;

  @Parameter Engine engine;

  private final List<AutoCloseable> open = new ArrayList<>();
  private Catalog catalog;
  private SupportsNamespaces namespaces;

  @BeforeParameterizedClassInvocation
  static void serve(Engine engine) throws IOException {
    String[] database = new String[0];
    if (engine == Engine.POSTGRESQL) {
      postgres = EmbeddedPostgres.start();
      database = new String[] {"--db", postgres.getJdbcUrl("postgres", "postgres")};
    }
    server = MasticProcess.serve(directory.resolve(engine.name()), database);
  }

  @AfterParameterizedClassInvocation
  static void end() throws IOException {
    server.close();
    if (postgres != null) {
      postgres.close();
      postgres = null;
    }
  }

  @BeforeEach
  void aLake() {
    catalog = catalog();
    namespaces = (SupportsNamespaces) catalog;
    opened(server.s3()).createBucket(b -> b.bucket("lake"));
    namespaces.createNamespace(DB, Map.of("location", "s3://lake/db"));
  }

  private <T extends AutoCloseable> T opened(T thing) {
    open.add(0, thing);
    return thing;
  }

  /** The next test finds the server as it was. */
  @AfterEach
  void close() throws Exception {
    try (GlueClient glue = server.glue();
        S3Client s3 = server.s3()) {
      glue.getDatabasesPaginator(r -> {}).stream()
          .flatMap(page -> page.databaseList().stream())
          .map(Database::name)
          .toList()
          .forEach(name -> glue.deleteDatabase(r -> r.name(name)));
      s3.listObjectsV2Paginator(r -> r.bucket("lake")).contents().stream()
          .map(S3Object::key)
          .toList()
          .forEach(key -> s3.deleteObject(r -> r.bucket("lake").key(key)));
      s3.deleteBucket(r -> r.bucket("lake"));
    }
    for (AutoCloseable thing : open) {
      thing.close();
    }
  }

  /** A catalog of its own, as each engine has one. */
  private Catalog catalog() {
    String url = server.uri().toString();
    Catalog glue =
        CatalogUtil.loadCatalog(
            "org.apache.iceberg.aws.glue.GlueCatalog",
            "glue",
            Map.ofEntries(
                Map.entry("warehouse", "s3://lake/warehouse"),
                Map.entry("io-impl", "org.apache.iceberg.aws.s3.S3FileIO"),
                Map.entry("glue.endpoint", url),
                Map.entry("s3.endpoint", url),
                Map.entry("s3.path-style-access", "true"),
                Map.entry("client.region", "us-east-1"),
                Map.entry("client.credentials-provider", MasticKeys.class.getName()),
                Map.entry("http-client.type", "urlconnection")),
            null);
    open.add(0, (AutoCloseable) glue);
    return glue;
  }

  @Test
  void aTableThatCreateTableMadeIsReadAndWritten() throws IOException {
    GlueClient glue = opened(server.glue());
    glue.createTable(
        r ->
            r.databaseName("db")
                .name("t")
                .openTableFormatInput(
                    o ->
                        o.icebergInput(
                            i ->
                                i.metadataOperation(MetadataOperation.CREATE)
                                    .createIcebergTableInput(
                                        c ->
                                            c.location("s3://lake/db/t/")
                                                .schema(
                                                    s ->
                                                        s.fields(
                                                            field(1, "id", "long"),
                                                            field(2, "name", "string")))
                                                .partitionSpec(
                                                    p ->
                                                        p.fields(
                                                            IcebergPartitionField.builder()
                                                                .sourceId(1)
                                                                .transform("bucket[2]")
                                                                .name("id_bucket")
                                                                .build()))
                                                .properties(
                                                    Map.of("write.format.default", "avro"))))));
    Table table = catalog.loadTable(T);
    assertThat(table.location()).isEqualTo("s3://lake/db/t");
    assertThat(table.schema().asStruct())
        .isEqualTo(
            Types.StructType.of(
                Types.NestedField.optional(1, "id", Types.LongType.get()),
                Types.NestedField.optional(2, "name", Types.StringType.get())));
    assertThat(table.spec().fields()).extracting(f -> f.name()).containsExactly("id_bucket");
    assertThat(table.properties()).containsEntry("write.format.default", "avro");
    table.updateSpec().removeField("id_bucket").commit();
    append(table, "a", "b");
    table
        .updateSchema()
        .renameColumn("name", "label")
        .addColumn("n", Types.IntegerType.get())
        .commit();
    // Glue's own update goes on from what the client wrote.
    glue.updateTable(
        r ->
            r.databaseName("db")
                .name("t")
                .updateOpenTableFormatInput(
                    o ->
                        o.updateIcebergInput(
                            u ->
                                u.updateIcebergTableInput(
                                    i ->
                                        i.updates(
                                            IcebergTableUpdate.builder()
                                                .location("s3://lake/db/t")
                                                .schema(
                                                    s ->
                                                        s.fields(
                                                            field(1, "id", "long"),
                                                            field(2, "title", "string")))
                                                .properties(Map.of("owner", "me"))
                                                .build())))));
    table.refresh();
    append(table, "c");
    Table seen = catalog().loadTable(T);
    assertThat(seen.properties()).containsEntry("owner", "me");
    assertThat(rows(seen)).containsExactlyInAnyOrder("1 a", "2 b", "1 c");
    assertThat(
            glue.getTable(r -> r.databaseName("db").name("t"))
                .table()
                .storageDescriptor()
                .columns())
        .extracting(Column::name)
        .startsWith("id", "title");
  }

  @Test
  void aTableOfColumnsIsLoaded() {
    opened(server.glue())
        .createTable(
            r ->
                r.databaseName("db")
                    .tableInput(
                        t ->
                            t.name("t")
                                .tableType("EXTERNAL_TABLE")
                                .storageDescriptor(
                                    s ->
                                        s.location("s3://lake/db/old/")
                                            .columns(
                                                Column.builder().name("a").type("int").build(),
                                                Column.builder()
                                                    .name("b")
                                                    .type("array<struct<c:decimal(5,2)>>")
                                                    .build())))
                    .openTableFormatInput(
                        o ->
                            o.icebergInput(
                                i -> i.metadataOperation(MetadataOperation.CREATE).version("1"))));
    BaseTable table = (BaseTable) catalog.loadTable(T);
    assertThat(table.operations().current().formatVersion()).isEqualTo(1);
    assertThat(table.schema().findField("b.element.c").type())
        .isEqualTo(Types.DecimalType.of(5, 2));
    table.updateSchema().addColumn("more", Types.DateType.get()).commit();
    assertThat(catalog.loadTable(T).schema().columns()).hasSize(3);
  }

  @Test
  void theCatalogsVerbs() throws IOException {
    assertThatThrownBy(() -> namespaces.createNamespace(DB))
        .isInstanceOf(AlreadyExistsException.class);
    namespaces.createNamespace(Namespace.of("other"), Map.of("comment", "c", "k", "v"));
    namespaces.setProperties(Namespace.of("other"), Map.of("k", "w"));
    assertThat(namespaces.loadNamespaceMetadata(Namespace.of("other")))
        .containsEntry("comment", "c")
        .containsEntry("k", "w");
    assertThat(namespaces.listNamespaces()).contains(DB, Namespace.of("other"));
    assertThatThrownBy(() -> catalog.loadTable(T)).isInstanceOf(NoSuchTableException.class);
    Table table = catalog.createTable(T, SCHEMA, PartitionSpec.unpartitioned());
    assertThat(table.location()).isEqualTo("s3://lake/db/t");
    assertThatThrownBy(() -> catalog.createTable(T, SCHEMA))
        .isInstanceOf(AlreadyExistsException.class);
    append(table, "x");
    TableIdentifier renamed = TableIdentifier.of("other", "u");
    catalog.renameTable(T, renamed);
    assertThat(catalog.listTables(DB)).isEmpty();
    assertThat(catalog.listTables(Namespace.of("other"))).containsExactly(renamed);
    assertThat(rows(catalog.loadTable(renamed))).containsExactly("1 x");
    assertThatThrownBy(() -> namespaces.dropNamespace(Namespace.of("other")))
        .isInstanceOf(NamespaceNotEmptyException.class);
    String metadata =
        ((BaseTable) catalog.loadTable(renamed)).operations().current().metadataFileLocation();
    assertThat(catalog.dropTable(renamed, false)).isTrue();
    assertThat(catalog.tableExists(renamed)).isFalse();
    catalog.registerTable(T, metadata);
    assertThat(rows(catalog.loadTable(T))).containsExactly("1 x");
    assertThat(catalog.dropTable(T, true)).isTrue();
    S3Client s3 = opened(server.s3());
    assertThat(s3.listObjectsV2(b -> b.bucket("lake").prefix("db/t/")).contents()).isEmpty();
    assertThat(namespaces.dropNamespace(Namespace.of("other"))).isTrue();
    assertThatThrownBy(() -> namespaces.loadNamespaceMetadata(Namespace.of("other")))
        .isInstanceOf(NoSuchNamespaceException.class);
  }

  @Test
  void everyCommitOfManyWritersIsThereOnce() throws Exception {
    int writers = 6;
    int commits = 6;
    catalog.createTable(
        T,
        SCHEMA,
        PartitionSpec.unpartitioned(),
        Map.of(
            "commit.retry.num-retries",
            "1000",
            "commit.retry.min-wait-ms",
            "1",
            "commit.retry.max-wait-ms",
            "20",
            "commit.retry.total-timeout-ms",
            "120000"));
    List<Callable<List<String>>> work = new ArrayList<>();
    for (int writer = 0; writer < writers; writer++) {
      String name = "w" + writer;
      Table table = catalog().loadTable(T);
      work.add(
          () ->
              IntStream.range(0, commits).mapToObj(i -> committed(table, name + "-" + i)).toList());
    }
    List<String> expected = new ArrayList<>();
    for (List<String> paths : inParallel(work)) {
      expected.addAll(paths);
    }
    Table seen = catalog().loadTable(T);
    List<String> there = new ArrayList<>();
    try (CloseableIterable<FileScanTask> files = seen.newScan().planFiles()) {
      files.forEach(file -> there.add(file.file().location()));
    }
    assertThat(there).hasSize(writers * commits).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(seen.snapshots()).hasSize(writers * commits);
    // No commit replaced another: each snapshot has the one before it as its parent.
    Snapshot snapshot = seen.currentSnapshot();
    for (int i = 1; i < writers * commits; i++) {
      snapshot = seen.snapshot(snapshot.parentId());
    }
    assertThat(snapshot.parentId()).isNull();
  }

  /** Adds a file that nobody reads here. */
  private static String committed(Table table, String name) {
    String path = table.location() + "/data/" + name + ".parquet";
    table.newAppend().appendFile(file(table, path)).commit();
    return path;
  }

  private static DataFile file(Table table, String path) {
    return DataFiles.builder(table.spec())
        .withPath(path)
        .withFormat(FileFormat.PARQUET)
        .withFileSizeInBytes(100)
        .withRecordCount(1)
        .build();
  }

  @Test
  void ofTwoCommitsToOneStateOneWins() {
    catalog.createTable(T, SCHEMA);
    TableOperations first = operations();
    TableOperations second = operations();
    TableMetadata base = first.current();
    assertThat(second.current().metadataFileLocation()).isEqualTo(base.metadataFileLocation());
    first.commit(base, base.replaceProperties(Map.of("by", "first")));
    assertThatThrownBy(
            () ->
                second.commit(
                    second.current(), second.current().replaceProperties(Map.of("by", "second"))))
        .isInstanceOf(CommitFailedException.class);
    assertThat(catalog().loadTable(T).properties()).containsEntry("by", "first");
  }

  private TableOperations operations() {
    return ((BaseTable) catalog().loadTable(T)).operations();
  }

  /** Without retry, in the same moment: what was answered is what happened. */
  @Test
  void ofTwoCommitsAtOnceNoneIsLostAndNoneIsThereUnanswered() throws Exception {
    int rounds = 20;
    catalog.createTable(
        T, SCHEMA, PartitionSpec.unpartitioned(), Map.of("commit.retry.num-retries", "0"));
    CyclicBarrier barrier = new CyclicBarrier(2);
    List<Callable<List<Boolean>>> work = new ArrayList<>();
    for (int writer = 0; writer < 2; writer++) {
      String name = "w" + writer;
      Table table = catalog().loadTable(T);
      work.add(() -> race(table, name, rounds, barrier));
    }
    List<List<Boolean>> won = inParallel(work);
    int wins = 0;
    for (int round = 0; round < rounds; round++) {
      assertThat(won.get(0).get(round) || won.get(1).get(round)).as("round " + round).isTrue();
      wins += (won.get(0).get(round) ? 1 : 0) + (won.get(1).get(round) ? 1 : 0);
    }
    assertThat(wins).as("a race was lost").isLessThan(2 * rounds);
    assertThat(catalog().loadTable(T).snapshots()).hasSize(wins);
  }

  private static List<Boolean> race(Table table, String name, int rounds, CyclicBarrier barrier)
      throws Exception {
    Boolean[] won = new Boolean[rounds];
    for (int round = 0; round < rounds; round++) {
      AppendFiles append =
          table.newAppend().appendFile(file(table, "s3://lake/db/t/data/" + name + round));
      barrier.await(1, TimeUnit.MINUTES);
      try {
        append.commit();
        won[round] = true;
      } catch (CommitFailedException e) {
        won[round] = false;
      }
    }
    return Arrays.asList(won);
  }

  private static <T> List<T> inParallel(List<Callable<T>> work) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(work.size());
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> result : pool.invokeAll(work, 5, TimeUnit.MINUTES)) {
        results.add(result.get());
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }

  /** Writes rows with ids from 1 as an Avro file of their own. */
  private static void append(Table table, String... names) throws IOException {
    Schema schema = table.schema();
    String path = table.locationProvider().newDataLocation(String.join("-", names) + ".avro");
    OutputFile out = table.io().newOutputFile(path);
    FileAppender<Record> writer =
        Avro.write(out).schema(schema).createWriterFunc(DataWriter::create).build();
    try (writer) {
      for (int i = 0; i < names.length; i++) {
        Record row = GenericRecord.create(schema);
        row.set(0, (long) i + 1);
        row.set(1, names[i]);
        writer.add(row);
      }
    }
    DataFile file =
        DataFiles.builder(table.spec())
            .withInputFile(out.toInputFile())
            .withFormat(FileFormat.AVRO)
            .withRecordCount(names.length)
            .build();
    table.newAppend().appendFile(file).commit();
  }

  /** Each row's first two columns. */
  private static List<String> rows(Table table) throws IOException {
    List<String> rows = new ArrayList<>();
    try (CloseableIterable<FileScanTask> files = table.newScan().planFiles()) {
      for (FileScanTask task : files) {
        try (CloseableIterable<Record> records =
            Avro.read(table.io().newInputFile(task.file().location()))
                .project(table.schema())
                .createResolvingReader(PlannedDataReader::create)
                .build()) {
          StreamSupport.stream(records.spliterator(), false)
              .map(row -> row.get(0) + " " + row.get(1))
              .forEach(rows::add);
        }
      }
    }
    return rows;
  }

  private static IcebergStructField field(int id, String name, String type) {
    return IcebergStructField.builder()
        .id(id)
        .name(name)
        .type(Document.fromString(type))
        .required(false)
        .build();
  }
}
