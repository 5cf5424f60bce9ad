package io.mastic.catalog.iceberg;

import io.mastic.contract.Errors;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types.NestedField;

/**
 * Whether files that were written under the table's schema can be read under another. Iceberg's
 * metadata takes any schema; it is its clients that ask before they change one.
 */
final class SchemaChange {

  private SchemaChange() {}

  static void check(TableMetadata table, Schema to) {
    Map<Integer, NestedField> had = TypeUtil.indexById(table.schema().asStruct());
    for (NestedField field : TypeUtil.indexById(to.asStruct()).values()) {
      NestedField old = had.get(field.fieldId());
      if (old != null) {
        check(to, old, field);
      } else if (field.isRequired() && field.initialDefault() == null && isOwnField(to, field)) {
        throw refused(to, field, "a new column must be optional or have an initial default");
      }
    }
  }

  private static void check(Schema to, NestedField old, NestedField field) {
    if (old.isOptional() && field.isRequired()) {
      throw refused(to, field, "an optional column cannot become required");
    }
    Type from = old.type();
    boolean same =
        field.type().isPrimitiveType()
            ? from.equals(field.type())
                || TypeUtil.isPromotionAllowed(from, field.type().asPrimitiveType())
            : from.typeId() == field.type().typeId();
    if (!same) {
      throw refused(to, field, "cannot change from " + from + " to " + field.type());
    }
  }

  /** Not a part of a column that is new itself: that one decides. */
  private static boolean isOwnField(Schema schema, NestedField field) {
    return schema.asStruct().field(field.fieldId()) != null;
  }

  private static RuntimeException refused(Schema schema, NestedField field, String why) {
    return Errors.invalidInput(
        "Invalid Iceberg schema: " + schema.findColumnName(field.fieldId()) + ": " + why);
  }
}
