package io.mastic.runtime.sparksql;

import io.mastic.runtime.lake.LakeFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.glue.model.SerDeInfo;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * A table of Delta Lake or Hudi, whichever way the catalog says it, as Spark says it: never as the
 * files that lie in its folder, some of which are no longer its own.
 */
final class LakeForm {

  private static final String PROVIDER = "spark.sql.sources.provider";
  private static final String SCHEMA = "spark.sql.sources.schema";

  private LakeForm() {}

  /** The same table, if it is of another kind. Iceberg's are those of Iceberg's own catalog. */
  static Table of(Table table) {
    Optional<LakeFormat> format = LakeFormat.of(table);
    if (format.isEmpty()) {
      return table;
    }
    String what = "The table " + table.databaseName() + "." + table.name();
    if (format.get() == LakeFormat.ICEBERG || !format.get().isHere()) {
      throw Refusal.of(format.get().missing(what));
    }
    return table.parameters().containsKey(PROVIDER) ? table : asSparkSays(table, format.get());
  }

  private static Table asSparkSays(Table table, LakeFormat format) {
    Map<String, String> parameters = new HashMap<>(table.parameters());
    parameters.put(PROVIDER, format.word());
    // The format's own log has the columns.
    parameters.put(SCHEMA, "{\"type\":\"struct\",\"fields\":[]}");
    StorageDescriptor storage = TableForm.storage(table);
    SerDeInfo serde = storage.serdeInfo();
    Map<String, String> options = new HashMap<>(serde == null ? Map.of() : serde.parameters());
    if (storage.location() != null) {
      options.put("path", storage.location());
    }
    SerDeInfo told =
        (serde == null ? SerDeInfo.builder() : serde.toBuilder()).parameters(options).build();
    return table.toBuilder()
        .parameters(parameters)
        .partitionKeys(List.of())
        .storageDescriptor(storage.toBuilder().serdeInfo(told).build())
        .build();
  }
}
