package io.mastic.catalog.iceberg;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.iceberg.Schema;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types.NestedField;
import software.amazon.awssdk.services.glue.model.Column;

/** An Iceberg table's columns, as a storage descriptor shows them and as it may say them. */
final class IcebergColumns {

  private static final String ID = "iceberg.field.id";
  private static final String OPTIONAL = "iceberg.field.optional";
  private static final String CURRENT = "iceberg.field.current";

  private IcebergColumns() {}

  /** The columns of the schema in use, and behind them those that older schemas had. */
  static List<Column> of(TableMetadata metadata) {
    Set<String> names = new HashSet<>();
    List<Column> columns = new ArrayList<>();
    List<Schema> schemas = new ArrayList<>(List.of(metadata.schema()));
    schemas.addAll(metadata.schemas());
    for (Schema schema : schemas) {
      boolean current = schema.schemaId() == metadata.currentSchemaId();
      for (NestedField field : schema.columns()) {
        if (names.add(field.name())) {
          columns.add(column(field, Map.of(CURRENT, String.valueOf(current))));
        }
      }
    }
    return columns;
  }

  private static Column column(NestedField field, Map<String, String> more) {
    Map<String, String> parameters = new LinkedHashMap<>(more);
    parameters.put(ID, String.valueOf(field.fieldId()));
    parameters.put(OPTIONAL, String.valueOf(field.isOptional()));
    return Column.builder()
        .name(field.name())
        .type(IcebergTypes.name(field.type()))
        .comment(field.doc())
        .parameters(parameters)
        .build();
  }

  /** A schema of columns with Hive's types; every field is optional, and ids begin at 1. */
  static Schema schema(List<Column> columns) {
    return Asked.of(
        "schema",
        () -> {
          List<NestedField> fields = new ArrayList<>();
          int next = 1;
          for (Column column : columns) {
            String type = Objects.requireNonNullElse(column.type(), "");
            NestedField field = IcebergTypes.field(next, column.name(), type, column.comment());
            fields.add(field);
            next = highest(field) + 1;
          }
          return TypeUtil.assignIncreasingFreshIds(new Schema(fields));
        });
  }

  private static int highest(NestedField field) {
    return new Schema(field).highestFieldId();
  }
}
