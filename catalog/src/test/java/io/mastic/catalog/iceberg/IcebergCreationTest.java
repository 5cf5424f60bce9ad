package io.mastic.catalog.iceberg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.core.document.Document.fromString;

import java.util.Map;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.IcebergStructField;
import software.amazon.awssdk.services.glue.model.IcebergTableMetadata;
import software.amazon.awssdk.services.glue.model.MetadataOperation;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableAttributes;
import software.amazon.awssdk.services.glue.model.TableInput;

class IcebergCreationTest extends IcebergFixture {

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
    refusedAtT("colour", b -> b.schema(s -> s.fields(field(1, "a", "colour"))));
    refusedAtT(
        "Invalid Iceberg schema",
        b -> b.schema(s -> s.fields(field(1, "a", "int"), field(1, "b", "int"))));
    refusedAtT(
        "Invalid Iceberg schema",
        b -> b.schema(s -> s.fields(field(1, "a", "int"), field(2, "a", "int"))));
    refusedAtT(
        "Invalid Iceberg",
        b -> b.schema(SCHEMA).partitionSpec(p -> p.fields(partition(9, "identity", "x"))));
    refusedAtT(
        "century",
        b -> b.schema(SCHEMA).partitionSpec(p -> p.fields(partition(1, "century", "x"))));
    refusedAtT(
        "Invalid Iceberg",
        b -> b.schema(SCHEMA).partitionSpec(p -> p.fields(partition(1, "day", "x"))));
    refusedAtT(
        "Invalid Iceberg sort order",
        b -> b.schema(SCHEMA).writeOrder(o -> o.orderId(1).fields(sort(9))));
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
  void getTableShowsTheMetadataToWhomAsksForIt() {
    createAtT(
        b ->
            b.schema(SCHEMA)
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
}
