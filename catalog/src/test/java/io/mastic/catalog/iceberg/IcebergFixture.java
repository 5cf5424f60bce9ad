package io.mastic.catalog.iceberg;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.core.document.Document.fromString;

import io.mastic.catalog.CatalogFixture;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.CreateIcebergTableInput;
import software.amazon.awssdk.services.glue.model.IcebergPartitionField;
import software.amazon.awssdk.services.glue.model.IcebergSchema;
import software.amazon.awssdk.services.glue.model.IcebergSortField;
import software.amazon.awssdk.services.glue.model.IcebergStructField;
import software.amazon.awssdk.services.glue.model.IcebergTableUpdate;
import software.amazon.awssdk.services.glue.model.IcebergUpdateAction;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.MetadataOperation;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

/** Iceberg tables made through Glue's own input for them. */
abstract class IcebergFixture extends CatalogFixture {

  static final IcebergSchema SCHEMA = schema(field(1, "id", "long"), field(2, "at", "date"));

  @BeforeEach
  void aDatabase() {
    createDatabase("d");
  }

  void create(String name, Consumer<CreateIcebergTableInput.Builder> asked) {
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

  /** At the usual place. */
  void createAtT(Consumer<CreateIcebergTableInput.Builder> asked) {
    create("t", asked.andThen(b -> b.location("s3://bucket/t")));
  }

  void refusedAtT(String message, Consumer<CreateIcebergTableInput.Builder> asked) {
    refused(() -> createAtT(asked), message);
  }

  void createOfColumns(String name, String version, String... columns) {
    createOfColumns(ofColumns(name, columns), version);
  }

  void createOfColumns(TableInput input, String version) {
    createOfColumns(input, version, "d");
  }

  void createOfColumns(TableInput input, String version, String database) {
    glue.createTable(
        r ->
            r.databaseName(database)
                .tableInput(input)
                .openTableFormatInput(
                    o ->
                        o.icebergInput(
                            i -> i.metadataOperation(MetadataOperation.CREATE).version(version))));
  }

  static TableInput ofColumns(String name, String... columns) {
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

  void update(Consumer<IcebergTableUpdate.Builder> asked) {
    IcebergTableUpdate.Builder update = IcebergTableUpdate.builder();
    asked.accept(update);
    updateAll(List.of(update.build()), null);
  }

  /** With schema and location, as Glue's model wants them. */
  void update(IcebergUpdateAction action, Consumer<IcebergTableUpdate.Builder> asked) {
    update(b -> asked.accept(b.action(action).schema(SCHEMA).location("s3://bucket/elsewhere")));
  }

  static IcebergTableUpdate properties(String key, String value) {
    return IcebergTableUpdate.builder()
        .action(IcebergUpdateAction.SET_PROPERTIES)
        .properties(Map.of(key, value))
        .build();
  }

  void updateAll(List<IcebergTableUpdate> updates, String version) {
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

  void refusedUpdate(Consumer<IcebergTableUpdate.Builder> asked, String message) {
    refused(() -> update(asked), message);
  }

  static void refused(Runnable call, String message) {
    assertThatThrownBy(call::run)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
  }

  Table table() {
    return glue.getTable(r -> r.databaseName("d").name("t")).table();
  }

  TableMetadata metadata() {
    return parse(table().parameters().get("metadata_location"));
  }

  TableMetadata parse(String location) {
    return TableMetadataParser.fromJson(
        new String(files.documents.get(location), StandardCharsets.UTF_8));
  }

  static IcebergSchema schema(IcebergStructField... fields) {
    return IcebergSchema.builder().fields(fields).build();
  }

  static IcebergStructField field(int id, String name, String type) {
    return IcebergStructField.builder()
        .id(id)
        .name(name)
        .type(fromString(type))
        .required(false)
        .build();
  }

  static IcebergPartitionField partition(int source, String transform, String name) {
    return IcebergPartitionField.builder().sourceId(source).transform(transform).name(name).build();
  }

  static IcebergSortField sort(int source) {
    return IcebergSortField.builder()
        .sourceId(source)
        .transform("identity")
        .direction("asc")
        .nullOrder("nulls-first")
        .build();
  }

  static Column column(String name, String type, String comment, String id, String optional) {
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
