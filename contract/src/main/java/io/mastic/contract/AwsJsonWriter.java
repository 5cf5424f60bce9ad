package io.mastic.contract;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.traits.TraitType;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Types of the contract to JSON. */
final class AwsJsonWriter {

  private AwsJsonWriter() {}

  static void writeObject(JsonGenerator json, SdkPojo pojo) throws IOException {
    json.writeStartObject();
    writeMembers(json, pojo.sdkFields(), pojo);
    json.writeEndObject();
  }

  /** Writes what is set of these fields; {@code owner} is the object that holds their values. */
  static void writeMembers(JsonGenerator json, List<SdkField<?>> fields, Object owner)
      throws IOException {
    for (SdkField<?> field : fields) {
      Object value = field.getValueOrDefault(owner);
      if (isSet(value)) {
        json.writeFieldName(field.locationName());
        writeValue(json, field, value);
      }
    }
  }

  /** The SDK shows an absent list or map as an empty one of its own kind. */
  static boolean isSet(@Nullable Object value) {
    return value != null
        && !(value instanceof SdkAutoConstructList)
        && !(value instanceof SdkAutoConstructMap);
  }

  private static void writeValue(JsonGenerator json, SdkField<?> field, @Nullable Object value)
      throws IOException {
    if (value == null) {
      json.writeNull();
      return;
    }
    switch (field.marshallingType().getKnownType()) {
      case STRING -> json.writeString(value.toString());
      case INTEGER, SHORT, BYTE -> json.writeNumber(((Number) value).intValue());
      case LONG -> json.writeNumber((Long) value);
      case FLOAT -> json.writeNumber((Float) value);
      case DOUBLE -> json.writeNumber((Double) value);
      case BIG_DECIMAL -> json.writeNumber((BigDecimal) value);
      case BOOLEAN -> json.writeBoolean((Boolean) value);
      case INSTANT -> writeInstant(json, field, (Instant) value);
      case SDK_BYTES -> json.writeBinary(((SdkBytes) value).asByteArrayUnsafe());
      case SDK_POJO -> writeObject(json, (SdkPojo) value);
      case LIST -> {
        SdkField<?> member =
            field.getTrait(ListTrait.class, TraitType.LIST_TRAIT).memberFieldInfo();
        json.writeStartArray();
        for (Object element : (List<?>) value) {
          writeValue(json, member, element);
        }
        json.writeEndArray();
      }
      case MAP -> {
        SdkField<?> member = field.getTrait(MapTrait.class, TraitType.MAP_TRAIT).valueFieldInfo();
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
          json.writeFieldName(entry.getKey().toString());
          writeValue(json, member, entry.getValue());
        }
        json.writeEndObject();
      }
      case DOCUMENT -> writeDocument(json, (Document) value);
      case NULL -> json.writeNull();
    }
  }

  /** Epoch seconds with milliseconds, but for the two members that the model keeps as ISO 8601. */
  private static void writeInstant(JsonGenerator json, SdkField<?> field, Instant value)
      throws IOException {
    TimestampFormatTrait format =
        field.getTrait(TimestampFormatTrait.class, TraitType.TIMESTAMP_FORMAT_TRAIT);
    if (format != null && format.format() == TimestampFormatTrait.Format.ISO_8601) {
      json.writeString(Instant.ofEpochMilli(value.toEpochMilli()).toString());
    } else {
      json.writeNumber(BigDecimal.valueOf(value.toEpochMilli(), 3).toPlainString());
    }
  }

  private static void writeDocument(JsonGenerator json, Document document) throws IOException {
    if (document.isMap()) {
      json.writeStartObject();
      for (Map.Entry<String, Document> member : document.asMap().entrySet()) {
        json.writeFieldName(member.getKey());
        writeDocument(json, member.getValue());
      }
      json.writeEndObject();
    } else if (document.isList()) {
      json.writeStartArray();
      for (Document element : document.asList()) {
        writeDocument(json, element);
      }
      json.writeEndArray();
    } else if (document.isNumber()) {
      json.writeNumber(document.asNumber().stringValue());
    } else if (document.isBoolean()) {
      json.writeBoolean(document.asBoolean());
    } else if (document.isString()) {
      json.writeString(document.asString());
    } else {
      json.writeNull();
    }
  }
}
