package io.mastic.catalog.iceberg;

import io.mastic.contract.Errors;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableProperties;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.IcebergPartitionSpec;
import software.amazon.awssdk.services.glue.model.IcebergSchema;
import software.amazon.awssdk.services.glue.model.IcebergSortOrder;
import software.amazon.awssdk.services.glue.model.IcebergTableUpdate;

/**
 * Applies the updates of one request, in their order, to a table's metadata.
 *
 * <p>An update without an action says the table's new state: whatever it holds becomes so. With an
 * action only the part that the action names is looked at; Glue's model asks for schema and
 * location in every one.
 */
final class Updates {

  private final TableMetadata base;
  private final TableMetadata.Builder table;

  /** The schema in use so far, which specs and orders are bound to. */
  private Schema schema;

  private int highestId;

  Updates(TableMetadata base) {
    this.base = base;
    this.table = TableMetadata.buildFrom(base);
    this.schema = base.schema();
    this.highestId = base.lastColumnId();
  }

  TableMetadata apply(List<IcebergTableUpdate> updates) {
    updates.forEach(this::apply);
    return table.build();
  }

  private void apply(IcebergTableUpdate update) {
    if (update.action() == null) {
      state(update);
      return;
    }
    switch (update.action()) {
      case ADD_SCHEMA -> addSchema(Definitions.schema(update.schema()));
      case SET_CURRENT_SCHEMA -> useSchema(update.schema());
      case ADD_SPEC -> table.addPartitionSpec(spec(given("PartitionSpec", update.partitionSpec())));
      case SET_DEFAULT_SPEC -> useSpec(given("PartitionSpec", update.partitionSpec()));
      case ADD_SORT_ORDER -> table.addSortOrder(order(given("SortOrder", update.sortOrder())));
      case SET_DEFAULT_SORT_ORDER -> useOrder(given("SortOrder", update.sortOrder()));
      case SET_LOCATION -> move(given("Location", update.location()));
      case SET_PROPERTIES -> setProperties(update.properties());
      case REMOVE_PROPERTIES -> table.removeProperties(new HashSet<>(update.properties().keySet()));
      case ADD_ENCRYPTION_KEY -> table.addEncryptionKey(Definitions.key(update.encryptionKey()));
      case REMOVE_ENCRYPTION_KEY -> table.removeEncryptionKey(given("KeyId", update.keyId()));
      case UNKNOWN_TO_SDK_VERSION ->
          throw Errors.invalidInput("Unknown Iceberg action: " + update.actionAsString());
    }
  }

  private void state(IcebergTableUpdate update) {
    if (update.schema() != null) {
      useSchema(update.schema());
    }
    if (update.partitionSpec() != null) {
      useSpec(update.partitionSpec());
    }
    if (update.sortOrder() != null) {
      useOrder(update.sortOrder());
    }
    if (update.location() != null) {
      move(update.location());
    }
    setProperties(update.properties());
  }

  private void addSchema(Schema added) {
    SchemaChange.check(base, added);
    highestId = Math.max(highestId, added.highestFieldId());
    table.addSchema(added);
  }

  private void useSchema(@Nullable IcebergSchema said) {
    if (said != null && said.fields().isEmpty() && said.schemaId() != null) {
      Schema known = base.schemasById().get(said.schemaId());
      if (known == null) {
        throw Errors.invalidInput("The table has no schema " + said.schemaId() + ".");
      }
      SchemaChange.check(base, known);
      schema = known;
      table.setCurrentSchema(said.schemaId());
      return;
    }
    Schema used = Definitions.schema(said);
    SchemaChange.check(base, used);
    highestId = Math.max(highestId, used.highestFieldId());
    schema = used;
    table.setCurrentSchema(used, highestId);
  }

  private void useSpec(IcebergPartitionSpec said) {
    if (said.fields().isEmpty()
        && said.specId() != null
        && base.specsById().containsKey(said.specId())) {
      table.setDefaultPartitionSpec(said.specId());
    } else {
      table.setDefaultPartitionSpec(spec(said));
    }
  }

  private void useOrder(IcebergSortOrder said) {
    if (said.fields().isEmpty() && base.sortOrdersById().containsKey(said.orderId())) {
      table.setDefaultSortOrder(said.orderId());
    } else {
      table.setDefaultSortOrder(order(said));
    }
  }

  private PartitionSpec spec(IcebergPartitionSpec said) {
    return Definitions.spec(schema, said);
  }

  private SortOrder order(IcebergSortOrder said) {
    return Definitions.order(schema, said);
  }

  private void move(String location) {
    table.setLocation(IcebergTable.withoutSlash(location));
  }

  private void setProperties(Map<String, String> properties) {
    String version = properties.get(TableProperties.FORMAT_VERSION);
    if (version != null) {
      table.upgradeFormatVersion(Integer.parseInt(version));
    }
    Map<String, String> kept = new HashMap<>(properties);
    kept.keySet().removeAll(TableProperties.RESERVED_PROPERTIES);
    table.setProperties(kept);
  }

  private static <T> T given(String name, @Nullable T value) {
    if (value == null) {
      throw Errors.invalidInput(name + " cannot be null for this action.");
    }
    return value;
  }
}
