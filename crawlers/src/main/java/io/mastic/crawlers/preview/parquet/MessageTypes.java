package io.mastic.crawlers.preview.parquet;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** The schema of a footer, which is flat there, as a tree. */
final class MessageTypes {

  private static final int DEEPEST = 200;

  private final List<SchemaElement> elements;
  private int at;

  private MessageTypes(List<SchemaElement> elements) {
    this.elements = elements;
  }

  static MessageType of(List<SchemaElement> elements) {
    MessageTypes types = new MessageTypes(elements);
    SchemaElement root = types.take();
    return new MessageType(root.getName(), types.fields(root, 0));
  }

  private SchemaElement take() {
    if (at >= elements.size()) {
      throw new IllegalArgumentException("the schema has fewer elements than it says");
    }
    return elements.get(at++);
  }

  private List<Type> fields(SchemaElement group, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("the schema is nested more than " + DEEPEST + " deep");
    }
    List<Type> fields = new ArrayList<>();
    for (int i = 0; i < group.getNum_children(); i++) {
      SchemaElement element = take();
      fields.add(element.isSetType() ? primitive(element) : group(element, depth));
    }
    return fields;
  }

  private Type group(SchemaElement element, int depth) {
    return identified(
        element,
        Types.buildGroup(repetition(element))
            .addFields(fields(element, depth + 1).toArray(new Type[0]))
            .as(logical(element))
            .named(element.getName()));
  }

  private static Type primitive(SchemaElement element) {
    return identified(
        element,
        Types.primitive(name(element.getType()), repetition(element))
            .length(element.isSetType_length() ? element.getType_length() : 0)
            .as(logical(element))
            .named(element.getName()));
  }

  private static Type identified(SchemaElement element, Type type) {
    return element.isSetField_id() ? type.withId(element.getField_id()) : type;
  }

  /** The format and its library have two words for texts. */
  static PrimitiveTypeName name(Enum<?> type) {
    return type.name().equals("BYTE_ARRAY")
        ? PrimitiveTypeName.BINARY
        : PrimitiveTypeName.valueOf(type.name());
  }

  private static Repetition repetition(SchemaElement element) {
    return Repetition.valueOf(element.getRepetition_type().name());
  }

  /** What matters for how a value reads; others are shown as they are kept. */
  private static @Nullable LogicalTypeAnnotation logical(SchemaElement element) {
    LogicalType type = element.getLogicalType();
    ConvertedType old = element.getConverted_type();
    if ((type != null && type.isSetDECIMAL()) || old == ConvertedType.DECIMAL) {
      return LogicalTypeAnnotation.decimalType(element.getScale(), element.getPrecision());
    }
    if (type != null && type.isSetTIMESTAMP()) {
      return LogicalTypeAnnotation.timestampType(
          type.getTIMESTAMP().isIsAdjustedToUTC(), unit(type.getTIMESTAMP().getUnit()));
    }
    if (type != null && type.isSetTIME()) {
      return LogicalTypeAnnotation.timeType(
          type.getTIME().isIsAdjustedToUTC(), unit(type.getTIME().getUnit()));
    }
    if (type != null && type.isSetUUID()) {
      return LogicalTypeAnnotation.uuidType();
    }
    if (type != null && type.isSetINTEGER()) {
      return LogicalTypeAnnotation.intType(
          type.getINTEGER().getBitWidth(), type.getINTEGER().isIsSigned());
    }
    return old == null ? null : converted(old);
  }

  private static LogicalTypeAnnotation.TimeUnit unit(TimeUnit unit) {
    return unit.isSetNANOS()
        ? LogicalTypeAnnotation.TimeUnit.NANOS
        : unit.isSetMICROS()
            ? LogicalTypeAnnotation.TimeUnit.MICROS
            : LogicalTypeAnnotation.TimeUnit.MILLIS;
  }

  private static @Nullable LogicalTypeAnnotation converted(ConvertedType old) {
    return switch (old) {
      case UTF8 -> LogicalTypeAnnotation.stringType();
      case ENUM -> LogicalTypeAnnotation.enumType();
      case JSON -> LogicalTypeAnnotation.jsonType();
      case DATE -> LogicalTypeAnnotation.dateType();
      case LIST -> LogicalTypeAnnotation.listType();
      case MAP, MAP_KEY_VALUE -> LogicalTypeAnnotation.mapType();
      case TIMESTAMP_MILLIS ->
          LogicalTypeAnnotation.timestampType(true, LogicalTypeAnnotation.TimeUnit.MILLIS);
      case TIMESTAMP_MICROS ->
          LogicalTypeAnnotation.timestampType(true, LogicalTypeAnnotation.TimeUnit.MICROS);
      case TIME_MILLIS ->
          LogicalTypeAnnotation.timeType(true, LogicalTypeAnnotation.TimeUnit.MILLIS);
      case TIME_MICROS ->
          LogicalTypeAnnotation.timeType(true, LogicalTypeAnnotation.TimeUnit.MICROS);
      case UINT_8 -> LogicalTypeAnnotation.intType(8, false);
      case UINT_16 -> LogicalTypeAnnotation.intType(16, false);
      case UINT_32 -> LogicalTypeAnnotation.intType(32, false);
      case UINT_64 -> LogicalTypeAnnotation.intType(64, false);
      default -> null;
    };
  }
}
