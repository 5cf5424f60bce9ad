package io.mastic.catalog.iceberg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.iceberg.TableMetadata;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.ConcurrentModificationException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.IcebergSchema;
import software.amazon.awssdk.services.glue.model.IcebergTableUpdate;
import software.amazon.awssdk.services.glue.model.IcebergUpdateAction;
import software.amazon.awssdk.services.glue.model.Table;

class IcebergUpdateTest extends IcebergFixture {

  @Test
  void anUpdateWithoutActionSaysTheNewState() {
    createAtT(b -> b.schema(SCHEMA).properties(Map.of("a", "1")));
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
    createAtT(b -> b.schema(SCHEMA).properties(Map.of("a", "1")));
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
    createAtT(b -> b.schema(SCHEMA).partitionSpec(p -> p.fields(partition(2, "month", "m"))));
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
    createAtT(b -> b.schema(SCHEMA));
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
    createAtT(b -> b.schema(SCHEMA));
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
}
