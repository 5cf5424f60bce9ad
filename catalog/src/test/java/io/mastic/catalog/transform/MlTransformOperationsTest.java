package io.mastic.catalog.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.catalog.CatalogFixture;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GlueTable;
import software.amazon.awssdk.services.glue.model.MLTransform;
import software.amazon.awssdk.services.glue.model.SchemaColumn;
import software.amazon.awssdk.services.glue.model.SortDirectionType;
import software.amazon.awssdk.services.glue.model.TransformSortColumnType;
import software.amazon.awssdk.services.glue.model.TransformStatusType;
import software.amazon.awssdk.services.glue.model.TransformType;

class MlTransformOperationsTest extends CatalogFixture {

  @BeforeEach
  void aTable() {
    createDatabase("d");
    createTable("d", table("t"));
  }

  private String create(String name, Map<String, String> tags) {
    return create(name, "t", tags);
  }

  private String create(String name, String table, Map<String, String> tags) {
    return glue.createMLTransform(
            r ->
                r.name(name)
                    .role("arn:aws:iam::000000000000:role/r")
                    .inputRecordTables(
                        GlueTable.builder().databaseName("d").tableName(table).build())
                    .parameters(
                        p ->
                            p.transformType(TransformType.FIND_MATCHES)
                                .findMatchesParameters(f -> f.primaryKeyColumnName("id")))
                    .maxCapacity(10.0)
                    .tags(tags))
        .transformId();
  }

  @Test
  void aTransformFromCreationToDeletion() {
    String id = create("a", Map.of("team", "data"));
    var made = glue.getMLTransform(r -> r.transformId(id));
    assertThat(made.name()).isEqualTo("a");
    assertThat(made.status()).isEqualTo(TransformStatusType.NOT_READY);
    assertThat(made.labelCount()).isZero();
    assertThat(made.maxCapacity()).isEqualTo(10.0);
    assertThat(made.parameters().findMatchesParameters().primaryKeyColumnName()).isEqualTo("id");
    assertThat(made.schema())
        .isEqualTo(
            glue
                .getTable(r -> r.databaseName("d").name("t"))
                .table()
                .storageDescriptor()
                .columns()
                .stream()
                .map(c -> SchemaColumn.builder().name(c.name()).dataType(c.type()).build())
                .toList());
    clock.advance(Duration.ofMinutes(1));
    glue.updateMLTransform(r -> r.transformId(id).name("b").timeout(5));
    var changed = glue.getMLTransform(r -> r.transformId(id));
    assertThat(changed.name()).isEqualTo("b");
    assertThat(changed.timeout()).isEqualTo(5);
    assertThat(changed.maxCapacity()).isEqualTo(10.0);
    assertThat(changed.lastModifiedOn()).isAfter(changed.createdOn());
    String arn = "arn:aws:glue:" + caller.region() + ":" + caller.account() + ":mlTransform/" + id;
    assertThat(glue.getTags(r -> r.resourceArn(arn)).tags()).containsEntry("team", "data");
    create("a", Map.of());
    assertThatThrownBy(() -> create("b", Map.of())).isInstanceOf(AlreadyExistsException.class);
    assertThatThrownBy(() -> glue.updateMLTransform(r -> r.transformId(id).name("a")))
        .isInstanceOf(AlreadyExistsException.class);
    glue.deleteMLTransform(r -> r.transformId(id));
    assertThatThrownBy(() -> glue.getMLTransform(r -> r.transformId(id)))
        .isInstanceOf(EntityNotFoundException.class);
    create("b", Map.of());
  }

  @Test
  void aTableHasToBeThere() {
    assertThatThrownBy(() -> create("a", "none", Map.of()))
        .isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void listsAreFilteredAndSorted() {
    String a = create("a", Map.of("k", "v"));
    String c = create("c", Map.of());
    String b = create("b", Map.of());
    assertThat(
            glue.getMLTransforms(
                    r ->
                        r.sort(
                            s ->
                                s.column(TransformSortColumnType.NAME)
                                    .sortDirection(SortDirectionType.DESCENDING)))
                .transforms())
        .extracting(MLTransform::name)
        .containsExactly("c", "b", "a");
    assertThat(glue.listMLTransforms(r -> r.tags(Map.of("k", "v"))).transformIds())
        .containsExactly(a);
    assertThat(glue.listMLTransforms(r -> r.filter(f -> f.name("b"))).transformIds())
        .containsExactly(b);
    assertThat(
            glue.listMLTransforms(r -> r.filter(f -> f.status(TransformStatusType.READY)))
                .transformIds())
        .isEmpty();
    var first = glue.listMLTransforms(r -> r.maxResults(2));
    var rest = glue.listMLTransforms(r -> r.maxResults(2).nextToken(first.nextToken()));
    assertThat(first.transformIds()).hasSize(2).isSubsetOf(a, b, c);
    assertThat(rest.transformIds())
        .hasSize(1)
        .doesNotContain(first.transformIds().get(0), first.transformIds().get(1));
    assertThat(rest.nextToken()).isNull();
  }
}
