package io.mastic.runtime.sparksql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.hive.metastore.api.FieldSchema;
import org.apache.spark.sql.hive.client.HiveClientImpl;
import org.apache.spark.sql.types.StructField;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.SerDeInfo;
import software.amazon.awssdk.services.glue.model.Table;

/** Columns of the Data Catalog as Spark's, in Hive's type words. */
final class Columns {

  private static final String OPEN_CSV = "org.apache.hadoop.hive.serde2.OpenCSVSerde";

  private Columns() {}

  /** The columns that are in the files. */
  static List<StructField> fields(String table, Table stored) {
    SerDeInfo serde = TableForm.storage(stored).serdeInfo();
    boolean texts = serde != null && OPEN_CSV.equals(serde.serializationLibrary());
    List<StructField> fields = new ArrayList<>();
    for (Column column : TableForm.storage(stored).columns()) {
      // That SerDe reads every column as a string, whatever the table says; Hive says so, too.
      fields.add(field(table, texts ? column.toBuilder().type("string").build() : column));
    }
    return fields;
  }

  static StructField field(String table, Column column) {
    String type = column.type() == null ? "string" : column.type();
    try {
      return HiveClientImpl.fromHiveColumn(
          new FieldSchema(column.name().toLowerCase(Locale.ROOT), type, column.comment()));
    } catch (Exception unknown) {
      throw Refusal.because(
          "The column "
              + column.name()
              + " of the table "
              + table
              + " has the type "
              + type
              + ", which Spark does not know",
          unknown);
    }
  }

  static Column column(StructField field) {
    FieldSchema hive = HiveClientImpl.toHiveColumn(field);
    return Column.builder()
        .name(hive.getName().toLowerCase(Locale.ROOT))
        .type(hive.getType())
        .comment(hive.getComment())
        .build();
  }

  /**
   * New columns for a table; one that reads as before keeps its word for the type and its facts.
   */
  static List<Column> merged(String table, Table stored, List<StructField> fields) {
    Map<String, Column> before = new LinkedHashMap<>();
    TableForm.storage(stored).columns().forEach(c -> before.put(lower(c.name()), c));
    Map<String, StructField> read = new LinkedHashMap<>();
    if (before.values().stream().noneMatch(c -> c.type() == null)) {
      fields(table, stored).forEach(f -> read.put(lower(f.name()), f));
    }
    List<Column> merged = new ArrayList<>();
    for (StructField field : fields) {
      Column now = column(field);
      Column old = before.get(now.name());
      StructField same = read.get(now.name());
      if (old != null && same != null && same.dataType().sameType(field.dataType())) {
        now =
            old.toBuilder().comment(now.comment() == null ? old.comment() : now.comment()).build();
      }
      merged.add(now);
    }
    return merged;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
