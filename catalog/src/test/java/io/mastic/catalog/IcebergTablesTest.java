package io.mastic.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.core.document.Document.fromString;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.ConcurrentModificationException;
import software.amazon.awssdk.services.glue.model.CreateIcebergTableInput;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.IcebergPartitionField;
import software.amazon.awssdk.services.glue.model.IcebergSchema;
import software.amazon.awssdk.services.glue.model.IcebergSortField;
import software.amazon.awssdk.services.glue.model.IcebergStructField;
import software.amazon.awssdk.services.glue.model.IcebergTableMetadata;
import software.amazon.awssdk.services.glue.model.IcebergTableUpdate;
import software.amazon.awssdk.services.glue.model.IcebergUpdateAction;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.MetadataOperation;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableAttributes;
import software.amazon.awssdk.services.glue.model.TableInput;

class IcebergTablesTest extends CatalogFixture {

  private static final IcebergSchema SCHEMA =
      schema(field(1, "id", "long"), field(2, "at", "date"));

  @BeforeEach
  void aDatabase() {
    createDatabase("d");
  }

  @Test
  void aTableOfAnIcebergSchemaHasItsMetadataAndHivesColumns() {
    Document list =
        Document.mapBuilder()
            .putString("type", "list")
            .putNumber("element-id", 7)
            .putBoolean("element-required", false)
            .putDocument("element", fromString("decimal(9,2)"))
            .build();
    create(
        "T",
        b ->
            b.location("s3://bucket/t/")
                .schema(
                    s ->
                        s.fields(
                                field(4, "id", "long").toBuilder().required(true).build(),
                                field(5, "at", "timestamptz").toBuilder().doc("when").build(),
                                IcebergStructField.builder()
                                    .id(6)
                                    .name("prices")
                                    .required(false)
                                    .type(list)
                                    .build())
                            .identifierFieldIds(4))
                .partitionSpec(p -> p.fields(partition(5, "day", "at_day")))
                .writeOrder(o -> o.orderId(1).fields(sort(4)))
                .properties(Map.of("a", "b", "comment", "of events")));
    Table table = table();
    TableMetadata metadata = metadata();
    assertThat(table.tableType()).isEqualTo("EXTERNAL_TABLE");
    assertThat(table.parameters())
        .containsOnlyKeys("table_type", "metadata_location")
        .containsEntry("table_type", "ICEBERG");
    assertThat(table.parameters().get("metadata_location"))
        .matches("s3://bucket/t/metadata/00000-[0-9a-f-]{36}\\.metadata\\.json");
    assertThat(table.partitionKeys()).isEmpty();
    assertThat(table.storageDescriptor().location()).isEqualTo("s3://bucket/t");
    assertThat(table.storageDescriptor().columns())
        .containsExactly(
            column("id", "bigint", null, "4", "false"),
            column("at", "timestamp", "when", "5", "true"),
            column("prices", "array<decimal(9,2)>", null, "6", "true"));
    assertThat(metadata.formatVersion()).isEqualTo(2);
    assertThat(metadata.location()).isEqualTo("s3://bucket/t");
    assertThat(metadata.schema().identifierFieldIds()).containsExactly(4);
    assertThat(metadata.lastColumnId()).isEqualTo(7);
    assertThat(metadata.spec().fields().get(0).name()).isEqualTo("at_day");
    assertThat(metadata.spec().fields().get(0).sourceId()).isEqualTo(5);
    assertThat(metadata.sortOrder().fields().get(0).sourceId()).isEqualTo(4);
    assertThat(metadata.properties()).containsEntry("a", "b");
    assertThat(files.documents).hasSize(1);
  }

  @Test
  void aTableOfHivesColumnsHasASchema() {
    createOfColumns(
        "t", "1", "id int", "Name string", "s struct<A:int,b:array<map<string,decimal(5,2)>>>");
    TableMetadata metadata = metadata();
    assertThat(metadata.formatVersion()).isEqualTo(1);
    assertThat(metadata.schema().asStruct())
        .isEqualTo(
            Types.StructType.of(
                Types.NestedField.optional(1, "id", Types.IntegerType.get()),
                Types.NestedField.optional(2, "Name", Types.StringType.get()),
                Types.NestedField.optional(
                    3,
                    "s",
                    Types.StructType.of(
                        Types.NestedField.optional(4, "A", Types.IntegerType.get()),
                        Types.NestedField.optional(
                            5,
                            "b",
                            Types.ListType.ofOptional(
                                6,
                                Types.MapType.ofOptional(
                                    7, 8, Types.StringType.get(), Types.DecimalType.of(5, 2))))))));
    assertThat(table().storageDescriptor().columns())
        .extracting(Column::type)
        .containsExactly("int", "string", "struct<A:int,b:array<map<string,decimal(5,2)>>>");
    assertThat(table().storageDescriptor().location()).isEqualTo("s3://bucket/t/");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tinyint | int
          varchar(10) | string
          decimal | decimal(10, 0)
          TIMESTAMP | timestamp
          binary | binary
          """)
  void hivesTypesBecomeIcebergs(String hive, String iceberg) {
    createOfColumns("t", null, "c " + hive);
    assertThat(metadata().schema().findType("c")).hasToString(iceberg);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "interval",
        "uniontype<int,string>",
        "struct<a>",
        "struct<a:int",
        "array<>",
        "decimal(39,2)",
        "decimal(5,6)",
        "int int",
        "map<int>",
        "struct<a:int,a:int>"
      })
  void aTypeThatIcebergHasNotIsRefused(String type) {
    refused(() -> createOfColumns("t", null, "c " + type), "");
    refused(() -> createOfColumns("t", null, "c " + "array<".repeat(5000)), "nested too deeply");
  }

  @Test
  void aRequestThatSaysTooLittleOrTooMuchIsRefusedInGluesWords() {
    TableInput columns = ofColumns("t", "id int");
    refused(
        () -> createOfColumns(columns.toBuilder().tableType("VIRTUAL_VIEW").build(), null),
        "Iceberg table type has to be EXTERNAL_TABLE");
    refused(
        () ->
            createOfColumns(
                columns.toBuilder().storageDescriptor(s -> s.location(null)).build(), null),
        "Location information cannot be null while creating an iceberg table");
    refused(
        () ->
            createOfColumns(
                columns.toBuilder().parameters(Map.of("table_type", "ICEBERG")).build(), null),
        "Cannot use reserved parameters table_type or metadata_location");
    refused(
        () ->
            createOfColumns(
                columns.toBuilder()
                    .partitionKeys(Column.builder().name("k").type("int").build())
                    .build(),
                null),
        "Cannot create partitions in an iceberg table");
    refused(
        () ->
            glue.createTable(
                r ->
                    r.databaseName("d")
                        .tableInput(columns)
                        .openTableFormatInput(
                            o ->
                                o.icebergInput(
                                    i ->
                                        i.metadataOperation(MetadataOperation.CREATE)
                                            .createIcebergTableInput(
                                                c -> c.location("s3://bucket/t").schema(SCHEMA))))),
        "Table metadata information present at multiple parts of input request");
    refused(
        () ->
            glue.createTable(
                r ->
                    r.databaseName("d")
                        .name("t")
                        .openTableFormatInput(o -> o.icebergInput(i -> {}))),
        "CreateIcebergTableInput cannot be equal to null");
    refused(() -> createOfColumns(columns, "5"), "Unsupported Iceberg format version: 5");
    refused(() -> create("t", b -> b.location("s3://nowhere/t").schema(SCHEMA)), "bucket does not");
    refused(() -> create("t", b -> b.location("hdfs://a/t").schema(SCHEMA)), "");
    refused(
        () ->
            create(
                "t",
                b -> b.location("s3://bucket/t").schema(s -> s.fields(field(1, "a", "colour")))),
        "colour");
    refused(
        () ->
            create(
                "t",
                b ->
                    b.location("s3://bucket/t")
                        .schema(s -> s.fields(field(1, "a", "int"), field(1, "b", "int")))),
        "Invalid Iceberg schema");
    refused(
        () ->
            create(
                "t",
                b ->
                    b.location("s3://bucket/t")
                        .schema(s -> s.fields(field(1, "a", "int"), field(2, "a", "int")))),
        "Invalid Iceberg schema");
    refused(
        () ->
            create(
                "t",
                b ->
                    b.location("s3://bucket/t")
                        .schema(SCHEMA)
                        .partitionSpec(p -> p.fields(partition(9, "identity", "x")))),
        "Invalid Iceberg");
    refused(
        () ->
            create(
                "t",
                b ->
                    b.location("s3://bucket/t")
                        .schema(SCHEMA)
                        .partitionSpec(p -> p.fields(partition(1, "century", "x")))),
        "century");
    refused(
        () ->
            create(
                "t",
                b ->
                    b.location("s3://bucket/t")
                        .schema(SCHEMA)
                        .partitionSpec(p -> p.fields(partition(1, "day", "x")))),
        "Invalid Iceberg");
    refused(
        () ->
            create(
                "t",
                b ->
                    b.location("s3://bucket/t")
                        .schema(SCHEMA)
                        .writeOrder(o -> o.orderId(1).fields(sort(9)))),
        "Invalid Iceberg sort order");
    assertThatThrownBy(() -> createOfColumns(columns.toBuilder().build(), null, "nowhere"))
        .isInstanceOf(EntityNotFoundException.class);
    assertThat(files.documents).isEmpty();
  }

  @Test
  void aSecondTableOfTheNameLeavesNothingBehind() {
    createOfColumns("t", null, "id int");
    assertThatThrownBy(() -> create("T", b -> b.location("s3://bucket/u").schema(SCHEMA)))
        .isInstanceOf(AlreadyExistsException.class);
    // Somebody takes the name between the look and the creation.
    files.meanwhile(() -> createTable("d", table("u")));
    assertThatThrownBy(() -> create("u", b -> b.location("s3://bucket/u").schema(SCHEMA)))
        .isInstanceOf(AlreadyExistsException.class);
    assertThat(files.documents.keySet())
        .containsExactly(table().parameters().get("metadata_location"));
  }

  @Test
  void anUpdateWithoutActionSaysTheNewState() {
    create("t", b -> b.location("s3://bucket/t").schema(SCHEMA).properties(Map.of("a", "1")));
    String first = table().parameters().get("metadata_location");
    update(
        b ->
            b.location("s3://bucket/moved")
                .schema(schema(field(1, "key", "long"), field(3, "name", "string")))
                .partitionSpec(p -> p.fields(partition(1, "bucket[4]", "key_bucket")))
                .sortOrder(o -> o.orderId(1).fields(sort(3)))
                .properties(Map.of("b", "2")));
    Table table = table();
    TableMetadata metadata = metadata();
    assertThat(table.versionId()).isEqualTo("1");
    assertThat(table.parameters())
        .containsEntry("previous_metadata_location", first)
        .containsEntry("table_type", "ICEBERG");
    assertThat(table.parameters().get("metadata_location"))
        .startsWith("s3://bucket/moved/metadata/00001-");
    assertThat(table.storageDescriptor().location()).isEqualTo("s3://bucket/moved");
    assertThat(table.storageDescriptor().columns())
        .extracting(c -> c.name() + " " + c.parameters().get("iceberg.field.current"))
        .containsExactly("key true", "name true", "id false", "at false");
    assertThat(metadata.uuid()).isEqualTo(parse(first).uuid());
    assertThat(metadata.schemas()).hasSize(2);
    assertThat(metadata.specs()).hasSize(2);
    assertThat(metadata.properties()).containsEntry("a", "1").containsEntry("b", "2");
    assertThat(metadata.previousFiles()).extracting(f -> f.file()).containsExactly(first);
    assertThat(glue.getTableVersions(r -> r.databaseName("d").tableName("t")).tableVersions())
        .hasSize(2);
  }

  @Test
  void anActionChangesWhatItNames() {
    create("t", b -> b.location("s3://bucket/t").schema(SCHEMA).properties(Map.of("a", "1")));
    IcebergSchema wider =
        schema(field(1, "id", "long"), field(2, "at", "date"), field(3, "n", "int"));
    update(IcebergUpdateAction.ADD_SCHEMA, b -> b.schema(wider));
    assertThat(metadata().currentSchemaId()).isZero();
    update(IcebergUpdateAction.SET_CURRENT_SCHEMA, b -> b.schema(wider));
    assertThat(metadata().currentSchemaId()).isEqualTo(1);
    update(
        IcebergUpdateAction.ADD_SPEC,
        b -> b.partitionSpec(p -> p.fields(partition(2, "month", "m"))));
    assertThat(metadata().spec().isPartitioned()).isFalse();
    update(
        IcebergUpdateAction.SET_DEFAULT_SPEC,
        b -> b.partitionSpec(p -> p.specId(1).fields(List.of())));
    assertThat(metadata().spec().fields()).hasSize(1);
    update(IcebergUpdateAction.ADD_SORT_ORDER, b -> b.sortOrder(o -> o.orderId(1).fields(sort(3))));
    assertThat(metadata().sortOrder().isSorted()).isFalse();
    update(
        IcebergUpdateAction.SET_DEFAULT_SORT_ORDER,
        b -> b.sortOrder(o -> o.orderId(1).fields(sort(3))));
    assertThat(metadata().sortOrder().isSorted()).isTrue();
    update(IcebergUpdateAction.SET_PROPERTIES, b -> b.properties(Map.of("b", "2")));
    update(IcebergUpdateAction.REMOVE_PROPERTIES, b -> b.properties(Map.of("a", "")));
    assertThat(metadata().properties()).isEqualTo(Map.of("b", "2"));
    // The location that every update carries is not looked at.
    assertThat(metadata().location()).isEqualTo("s3://bucket/t");
    update(IcebergUpdateAction.SET_LOCATION, b -> {});
    assertThat(metadata().location()).isEqualTo("s3://bucket/elsewhere");
    update(
        IcebergUpdateAction.SET_CURRENT_SCHEMA,
        b -> b.schema(s -> s.schemaId(1).fields(List.of())));
    update(IcebergUpdateAction.SET_PROPERTIES, b -> b.properties(Map.of("format-version", "3")));
    update(
        IcebergUpdateAction.ADD_ENCRYPTION_KEY,
        b -> b.encryptionKey(k -> k.keyId("k").encryptedKeyMetadata("c2VjcmV0")));
    assertThat(metadata().encryptionKeys()).hasSize(1);
    update(IcebergUpdateAction.REMOVE_ENCRYPTION_KEY, b -> b.keyId("k"));
    assertThat(metadata().encryptionKeys()).isEmpty();
  }

  @Test
  void anUpdateThatWouldBreakTheTableIsRefused() {
    create(
        "t",
        b ->
            b.location("s3://bucket/t")
                .schema(SCHEMA)
                .partitionSpec(p -> p.fields(partition(2, "month", "m"))));
    refusedUpdate(b -> b.schema(schema(field(1, "id", "string"), field(2, "at", "date"))), "id");
    refusedUpdate(
        b ->
            b.schema(
                schema(
                    field(1, "id", "long").toBuilder().required(true).build(),
                    field(2, "at", "date"))),
        "cannot become required");
    refusedUpdate(
        b ->
            b.schema(
                schema(
                    field(1, "id", "long"),
                    field(2, "at", "date"),
                    field(3, "n", "int").toBuilder().required(true).build())),
        "must be optional");
    // The column that the table is partitioned by.
    refusedUpdate(b -> b.schema(schema(field(1, "id", "long"))), "Invalid Iceberg update");
    refusedUpdate(
        b -> b.schema(SCHEMA).location("s3://nowhere/t"), "Cannot access Iceberg metadata");
    refusedUpdate(
        b -> b.schema(SCHEMA).properties(Map.of("format-version", "x")), "Invalid Iceberg update");
    refusedUpdate(b -> b.schema(SCHEMA).action("repaint"), "Unknown Iceberg action: repaint");
    refused(() -> updateAll(List.of(), null), "Updates cannot be empty");
    createTable("d", table("plain"));
    refused(
        () ->
            glue.updateTable(
                r ->
                    r.databaseName("d")
                        .name("plain")
                        .updateOpenTableFormatInput(
                            o ->
                                o.updateIcebergInput(
                                    u ->
                                        u.updateIcebergTableInput(
                                            i ->
                                                i.updates(
                                                    IcebergTableUpdate.builder()
                                                        .schema(SCHEMA)
                                                        .build()))))),
        "is not an Iceberg table");
    assertThat(table().versionId()).isEqualTo("0");
    assertThat(files.documents).hasSize(1);
  }

  @Test
  void theLoserOfARaceLeavesNothingBehind() {
    create("t", b -> b.location("s3://bucket/t").schema(SCHEMA));
    files.meanwhile(
        () -> update(IcebergUpdateAction.SET_PROPERTIES, b -> b.properties(Map.of("won", "1"))));
    assertThatThrownBy(
            () ->
                update(IcebergUpdateAction.SET_PROPERTIES, b -> b.properties(Map.of("lost", "1"))))
        .isInstanceOf(ConcurrentModificationException.class)
        .hasMessageContaining("Update table failed due to concurrent modifications.");
    assertThat(metadata().properties()).isEqualTo(Map.of("won", "1"));
    assertThat(files.documents).hasSize(2);
    assertThatThrownBy(() -> updateAll(List.of(properties("late", "1")), "0"))
        .isInstanceOf(ConcurrentModificationException.class);
    updateAll(List.of(properties("late", "1")), "1");
    assertThat(metadata().properties()).hasSize(2);
    // The table goes while its next document is written.
    files.meanwhile(() -> glue.deleteTable(r -> r.databaseName("d").name("t")));
    assertThatThrownBy(() -> updateAll(List.of(properties("gone", "1")), null))
        .isInstanceOf(EntityNotFoundException.class);
    assertThat(files.documents).hasSize(3);
  }

  @Test
  void everyCommitOfManyWritersIsThereOnce() throws Exception {
    create("t", b -> b.location("s3://bucket/t").schema(SCHEMA));
    ExecutorService pool = Executors.newFixedThreadPool(8);
    List<Callable<Integer>> writers = new ArrayList<>();
    IntStream.range(0, 8).forEach(writer -> writers.add(() -> commitTen(writer)));
    for (Future<Integer> writer : pool.invokeAll(writers, 2, TimeUnit.MINUTES)) {
      writer.get();
    }
    pool.shutdown();
    assertThat(metadata().properties()).hasSize(80);
    assertThat(table().versionId()).isEqualTo("80");
    assertThat(files.documents).hasSize(81);
  }

  private int commitTen(int writer) {
    int lost = 0;
    for (int i = 0; i < 10; ) {
      try {
        updateAll(List.of(properties(writer + "." + i, "x")), null);
        i++;
      } catch (ConcurrentModificationException e) {
        lost++;
      }
    }
    return lost;
  }

  @Test
  void getTableShowsTheMetadataToWhomAsksForIt() {
    create(
        "t",
        b ->
            b.location("s3://bucket/t")
                .schema(SCHEMA)
                .partitionSpec(p -> p.fields(partition(1, "bucket[2]", "b")))
                .properties(Map.of("camelCase", "kebab-case")));
    assertThat(table().icebergTableMetadata()).isNull();
    Table only = shown(TableAttributes.LATEST_ICEBERG_METADATA);
    assertThat(only.storageDescriptor()).isNull();
    IcebergTableMetadata metadata = only.icebergTableMetadata();
    assertThat(metadata.formatVersion()).isEqualTo("2");
    assertThat(metadata.tableUuid()).isEqualTo(metadata().uuid());
    assertThat(metadata.location()).isEqualTo("s3://bucket/t");
    assertThat(metadata.lastColumnId()).isEqualTo(2);
    assertThat(metadata.schemas().get(0).fields().get(1).type()).isEqualTo(fromString("date"));
    assertThat(metadata.partitionSpecs().get(0).fields().get(0).transform()).isEqualTo("bucket[2]");
    assertThat(metadata.properties()).isEqualTo(Map.of("camelCase", "kebab-case"));
    Table both = shown(TableAttributes.DEFAULT, TableAttributes.LATEST_ICEBERG_METADATA);
    assertThat(both.storageDescriptor().columns()).hasSize(2);
    assertThat(both.icebergTableMetadata()).isEqualTo(metadata);
    assertThat(shown(TableAttributes.DEFAULT).icebergTableMetadata()).isNull();
    refused(() -> shown(TableAttributes.NAME), "AttributesToGet");
    files.documents.clear();
    refused(() -> shown(TableAttributes.LATEST_ICEBERG_METADATA), "does not exist");
  }

  private Table shown(TableAttributes... attributes) {
    return glue.getTable(r -> r.databaseName("d").name("t").attributesToGet(attributes)).table();
  }

  private void create(String name, Consumer<CreateIcebergTableInput.Builder> asked) {
    glue.createTable(
        r ->
            r.databaseName("d")
                .name(name)
                .openTableFormatInput(
                    o ->
                        o.icebergInput(
                            i ->
                                i.metadataOperation(MetadataOperation.CREATE)
                                    .createIcebergTableInput(asked))));
  }

  private void createOfColumns(String name, String version, String... columns) {
    createOfColumns(ofColumns(name, columns), version);
  }

  private void createOfColumns(TableInput input, String version) {
    createOfColumns(input, version, "d");
  }

  private void createOfColumns(TableInput input, String version, String database) {
    glue.createTable(
        r ->
            r.databaseName(database)
                .tableInput(input)
                .openTableFormatInput(
                    o ->
                        o.icebergInput(
                            i -> i.metadataOperation(MetadataOperation.CREATE).version(version))));
  }

  private static TableInput ofColumns(String name, String... columns) {
    List<Column> all = new ArrayList<>();
    for (String column : columns) {
      String[] parts = column.split(" ", 2);
      all.add(Column.builder().name(parts[0]).type(parts[1]).build());
    }
    return TableInput.builder()
        .name(name)
        .tableType("EXTERNAL_TABLE")
        .storageDescriptor(s -> s.location("s3://bucket/" + name + "/").columns(all))
        .build();
  }

  private void update(Consumer<IcebergTableUpdate.Builder> asked) {
    IcebergTableUpdate.Builder update = IcebergTableUpdate.builder();
    asked.accept(update);
    updateAll(List.of(update.build()), null);
  }

  /** With schema and location, as Glue's model wants them. */
  private void update(IcebergUpdateAction action, Consumer<IcebergTableUpdate.Builder> asked) {
    update(b -> asked.accept(b.action(action).schema(SCHEMA).location("s3://bucket/elsewhere")));
  }

  private static IcebergTableUpdate properties(String key, String value) {
    return IcebergTableUpdate.builder()
        .action(IcebergUpdateAction.SET_PROPERTIES)
        .properties(Map.of(key, value))
        .build();
  }

  private void updateAll(List<IcebergTableUpdate> updates, String version) {
    glue.updateTable(
        r ->
            r.databaseName("d")
                .name("t")
                .versionId(version)
                .updateOpenTableFormatInput(
                    o ->
                        o.updateIcebergInput(
                            u -> u.updateIcebergTableInput(i -> i.updates(updates)))));
  }

  private void refusedUpdate(Consumer<IcebergTableUpdate.Builder> asked, String message) {
    refused(() -> update(asked), message);
  }

  private static void refused(Runnable call, String message) {
    assertThatThrownBy(call::run)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
  }

  private Table table() {
    return glue.getTable(r -> r.databaseName("d").name("t")).table();
  }

  private TableMetadata metadata() {
    return parse(table().parameters().get("metadata_location"));
  }

  private TableMetadata parse(String location) {
    return TableMetadataParser.fromJson(
        new String(files.documents.get(location), StandardCharsets.UTF_8));
  }

  private static IcebergSchema schema(IcebergStructField... fields) {
    return IcebergSchema.builder().fields(fields).build();
  }

  private static IcebergStructField field(int id, String name, String type) {
    return IcebergStructField.builder()
        .id(id)
        .name(name)
        .type(fromString(type))
        .required(false)
        .build();
  }

  private static IcebergPartitionField partition(int source, String transform, String name) {
    return IcebergPartitionField.builder().sourceId(source).transform(transform).name(name).build();
  }

  private static IcebergSortField sort(int source) {
    return IcebergSortField.builder()
        .sourceId(source)
        .transform("identity")
        .direction("asc")
        .nullOrder("nulls-first")
        .build();
  }

  private static Column column(
      String name, String type, String comment, String id, String optional) {
    return Column.builder()
        .name(name)
        .type(type)
        .comment(comment)
        .parameters(
            Map.of(
                "iceberg.field.id", id,
                "iceberg.field.optional", optional,
                "iceberg.field.current", "true"))
        .build();
  }
}
