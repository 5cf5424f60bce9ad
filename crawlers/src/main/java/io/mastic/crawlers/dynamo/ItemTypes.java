package io.mastic.crawlers.dynamo;

import io.mastic.crawlers.schema.Column;
import io.mastic.crawlers.schema.Merge;
import io.mastic.crawlers.schema.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What items of DynamoDB have in them, as Hive types. */
final class ItemTypes {

  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  private ItemTypes() {}

  /** In the order of their names: DynamoDB tells attributes in none. */
  static List<Column> columns(Map<String, AttributeValue> item) {
    return new TreeMap<>(item)
        .entrySet().stream()
            .map(attribute -> new Column(attribute.getKey(), of(attribute.getValue())))
            .toList();
  }

  static Type of(AttributeValue value) {
    return switch (value.type()) {
      case N -> number(value.n());
      case BOOL -> Type.BOOLEAN;
      case B -> Type.atom("binary");
      case SS -> new Type.Array(Type.STRING);
      case BS -> new Type.Array(Type.atom("binary"));
      case NS ->
          new Type.Array(
              value.ns().stream().map(ItemTypes::number).reduce(Type.NOTHING, Merge::types));
      case L ->
          new Type.Array(value.l().stream().map(ItemTypes::of).reduce(Type.NOTHING, Merge::types));
      case M -> new Type.Struct(columns(value.m()));
      case NUL -> Type.NOTHING;
      default -> Type.STRING;
    };
  }

  private static Type number(String text) {
    BigDecimal number = new BigDecimal(text);
    boolean isWhole = number.stripTrailingZeros().scale() <= 0 && number.abs().compareTo(MOST) <= 0;
    return isWhole ? Type.BIGINT : Type.DOUBLE;
  }
}
