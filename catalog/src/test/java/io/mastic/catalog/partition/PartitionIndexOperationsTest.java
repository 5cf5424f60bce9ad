package io.mastic.catalog.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.catalog.CatalogFixture;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.PartitionIndexDescriptor;
import software.amazon.awssdk.services.glue.model.ResourceNumberLimitExceededException;

/** With the words that real Glue was seen to answer. */
class PartitionIndexOperationsTest extends CatalogFixture {

  @BeforeEach
  void aTable() {
    createDatabase("d");
    createTable("d", table("t", "year int", "month int", "Country string"));
  }

  @Test
  void theKeysOfAnIndexStayInItsOrder() {
    create("i", "country", "year");
    PartitionIndexDescriptor index = list().get(0);
    assertThat(index.keys()).extracting(key -> key.name()).containsExactly("country", "year");
    assertThat(index.keys()).extracting(key -> key.type()).containsExactly("string", "int");
    assertThat(index.indexStatusAsString()).isEqualTo("ACTIVE");
  }

  @Test
  void anIndexIsThereOnce() {
    create("i", "year", "month");
    assertThatThrownBy(() -> create("I", "year"))
        .isInstanceOf(AlreadyExistsException.class)
        .hasMessageContaining("Partition Index i already exists with the same name.");
    assertThatThrownBy(() -> create("j", "YEAR", "month"))
        .isInstanceOf(AlreadyExistsException.class)
        .hasMessageContaining("Partition Index i already exists with the same keys.");
    create("j", "month", "year");
    assertThat(list()).hasSize(2);
  }

  @Test
  void aKeyIsAPartitionKey() {
    assertThatThrownBy(() -> create("i", "year", "id"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(
            "IndexKeys not a part of PartitionColumns. Verify the indexKeys : [id]");
  }

  @Test
  void threeAreTheMost() {
    create("a", "year");
    create("b", "month");
    create("c", "country");
    assertThatThrownBy(() -> create("d", "year", "month"))
        .isInstanceOf(ResourceNumberLimitExceededException.class)
        .hasMessageContaining("Partition index limit exceeded. Maximum: 3");
  }

  private void create(String name, String... keys) {
    glue.createPartitionIndex(
        r -> r.databaseName("d").tableName("t").partitionIndex(i -> i.indexName(name).keys(keys)));
  }

  private List<PartitionIndexDescriptor> list() {
    return glue.getPartitionIndexes(r -> r.databaseName("d").tableName("t"))
        .partitionIndexDescriptorList();
  }
}
