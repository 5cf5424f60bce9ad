package io.mastic.runtime.sparksql;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.SerDeInfo;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * The classes by which Spark reads a table or partition, where they are not those that the catalog
 * names.
 *
 * @param inputFormat null for its own
 * @param serde null for its own
 */
record TableReading(
    @Nullable String inputFormat, @Nullable String serde, Map<String, String> parameters) {

  private static final String OPENX = "org.openx.data.jsonserde.JsonSerDe";
  private static final String ENCODING = "serialization.encoding";

  /** storage: the table's, or that of one of its partitions with what it does not say filled in. */
  static TableReading of(Table table, StorageDescriptor storage) {
    SerDeInfo serde = storage.serdeInfo();
    Map<String, String> parameters =
        new HashMap<>(serde == null ? Map.<String, String>of() : serde.parameters());
    Optional<Map<String, String>> facts = FileFacts.of(table, storage);
    if (facts.isEmpty()) {
      Map<String, String> order = ColumnOrder.facts(table, storage);
      FileFacts.remember(table, storage.location(), order);
      return new TableReading(
          TableForm.header(table, storage, order), ColumnOrder.serde(order, storage), parameters);
    }
    LeftOut.remember(table, storage.location());
    FileFacts.remember(table, storage.location(), facts.get());
    // Lines are UTF-8 when they come to the SerDe.
    parameters.remove(ENCODING);
    boolean documents = serde == null || serde.serializationLibrary() == null;
    return new TableReading(
        DocumentLines.class.getName(),
        documents ? OPENX : ColumnOrder.serde(facts.get(), storage),
        parameters);
  }
}
