package io.mastic.catalog.iceberg;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.contract.Errors;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.iceberg.EncryptedKeyParser;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.PartitionSpecParser;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SchemaParser;
import org.apache.iceberg.SortField;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.SortOrderParser;
import org.apache.iceberg.encryption.EncryptedKey;
import org.apache.iceberg.types.TypeUtil;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.IcebergEncryptedKey;
import software.amazon.awssdk.services.glue.model.IcebergPartitionSpec;
import software.amazon.awssdk.services.glue.model.IcebergSchema;
import software.amazon.awssdk.services.glue.model.IcebergSortOrder;

/** Schemas, partition specs and sort orders as Iceberg understands them, or a refusal. */
final class Definitions {

  /**
   * Iceberg keeps a transform that it does not know; a table that nobody can write helps nobody.
   */
  private static final Pattern TRANSFORM =
      Pattern.compile("identity|void|year|month|day|hour|(bucket|truncate)\\[\\d+]");

  private Definitions() {}

  static Schema schema(@Nullable IcebergSchema said) {
    if (said == null) {
      throw Errors.invalidInput("Schema cannot be null for an Iceberg table.");
    }
    return Asked.of(
        "schema",
        () -> {
          ObjectNode json = Spelling.iceberg(said);
          json.put("type", "struct");
          json.withArray("fields");
          Schema schema = SchemaParser.fromJson(json);
          // The indexes are made when they are asked for, and find what is there twice.
          TypeUtil.indexByName(schema.asStruct());
          TypeUtil.indexById(schema.asStruct());
          return schema;
        });
  }

  static PartitionSpec spec(Schema schema, @Nullable IcebergPartitionSpec said) {
    if (said == null) {
      return PartitionSpec.unpartitioned();
    }
    return Asked.of(
        "partition spec",
        () -> {
          ObjectNode json = Spelling.iceberg(said);
          json.put("spec-id", said.specId() == null ? 0 : said.specId());
          json.withArray("fields");
          PartitionSpec spec = PartitionSpecParser.fromJson(schema, json);
          checkTransforms(
              spec.fields().stream().map(PartitionField::transform).map(Object::toString).toList());
          return spec;
        });
  }

  static SortOrder order(Schema schema, @Nullable IcebergSortOrder said) {
    if (said == null || said.fields().isEmpty()) {
      return SortOrder.unsorted();
    }
    return Asked.of(
        "sort order",
        () -> {
          ObjectNode json = Spelling.iceberg(said);
          // Order 0 is the one without fields.
          json.put("order-id", Math.max(1, said.orderId()));
          SortOrder order = SortOrderParser.fromJson(schema, json);
          checkTransforms(
              order.fields().stream().map(SortField::transform).map(Object::toString).toList());
          return order;
        });
  }

  static EncryptedKey key(@Nullable IcebergEncryptedKey said) {
    if (said == null) {
      throw Errors.invalidInput("EncryptionKey cannot be null for add-encryption-key.");
    }
    return Asked.of(
        "encryption key", () -> EncryptedKeyParser.fromJson(Spelling.iceberg(said).toString()));
  }

  private static void checkTransforms(List<String> transforms) {
    for (String transform : transforms) {
      if (!TRANSFORM.matcher(transform).matches()) {
        throw Errors.invalidInput("Unknown Iceberg transform: " + transform);
      }
    }
  }
}
