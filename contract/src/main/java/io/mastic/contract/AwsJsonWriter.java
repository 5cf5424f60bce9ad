package io.mastic.contract;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.IdentityHashMap;
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

/** Types of the contract to JSON; one writer an answer. */
final class AwsJsonWriter {

  /** Shorter lists are as quick to write as to compare. */
  private static final int WORTH_REMEMBERING = 3;

  private final JsonGenerator json;
  private final IdentityHashMap<SdkField<?>, Written> written = new IdentityHashMap<>();

  /**
   * A list of structures as it was last written for a field.
   *
   * @param text null until the same list comes again
   */
  private record Written(List<?> list, @Nullable SerializedString text) {

    /** Whether another list has the very same elements. */
    boolean isOf(List<?> other) {
      if (list.size() != other.size()) {
        return false;
      }
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i) != other.get(i)) {
          return false;
        }
      }
      return true;
    }
  }

  AwsJsonWriter(JsonGenerator json) {
    this.json = json;
  }

  void writeObject(SdkPojo pojo) throws IOException {
    json.writeStartObject();
    writeMembers(pojo.sdkFields(), pojo);
    json.writeEndObject();
  }

  /** Writes what is set of these fields; {@code owner} is the object that holds their values. */
  void writeMembers(List<SdkField<?>> fields, Object owner) throws IOException {
    for (SdkField<?> field : fields) {
      Object value = field.getValueOrDefault(owner);
      if (isSet(value)) {
        json.writeFieldName(field.locationName());
        writeValue(field, value);
      }
    }
  }

  /** The SDK shows an absent list or map as an empty one of its own kind. */
  static boolean isSet(@Nullable Object value) {
    return value != null
        && !(value instanceof SdkAutoConstructList)
        && !(value instanceof SdkAutoConstructMap);
  }

  private void writeValue(SdkField<?> field, @Nullable Object value) throws IOException {
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
      case INSTANT -> writeInstant(field, (Instant) value);
      case SDK_BYTES -> json.writeBinary(((SdkBytes) value).asByteArrayUnsafe());
      case SDK_POJO -> writeObject((SdkPojo) value);
      case LIST -> writeList(field, (List<?>) value);
      case MAP -> {
        SdkField<?> member = field.getTrait(MapTrait.class, TraitType.MAP_TRAIT).valueFieldInfo();
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
          json.writeFieldName(entry.getKey().toString());
          writeValue(member, entry.getValue());
        }
        json.writeEndObject();
      }
      case DOCUMENT -> writeDocument((Document) value);
      case NULL -> json.writeNull();
    }
  }

  /**
   * The partitions of a page share the columns of their table: those are written once, and then
   * repeated as text.
   */
  private void writeList(SdkField<?> field, List<?> list) throws IOException {
    if (list.size() < WORTH_REMEMBERING || !(list.get(0) instanceof SdkPojo)) {
      writeElements(field, list);
      return;
    }
    Written last = written.get(field);
    if (last == null || !last.isOf(list)) {
      written.put(field, new Written(list, null));
      writeElements(field, list);
    } else if (last.text() == null) {
      SerializedString text = new SerializedString(text(field, list));
      written.put(field, new Written(list, text));
      json.writeRawValue(text);
    } else {
      json.writeRawValue(last.text());
    }
  }

  private static String text(SdkField<?> field, List<?> list) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator apart = AwsJson.FACTORY.createGenerator(text)) {
      new AwsJsonWriter(apart).writeElements(field, list);
    }
    return text.toString();
  }

  private void writeElements(SdkField<?> field, List<?> list) throws IOException {
    SdkField<?> member = field.getTrait(ListTrait.class, TraitType.LIST_TRAIT).memberFieldInfo();
    json.writeStartArray();
    for (Object element : list) {
      writeValue(member, element);
    }
    json.writeEndArray();
  }

  /** Epoch seconds with milliseconds, but for the two members that the model keeps as ISO 8601. */
  private void writeInstant(SdkField<?> field, Instant value) throws IOException {
    TimestampFormatTrait format =
        field.getTrait(TimestampFormatTrait.class, TraitType.TIMESTAMP_FORMAT_TRAIT);
    if (format != null && format.format() == TimestampFormatTrait.Format.ISO_8601) {
      json.writeString(Instant.ofEpochMilli(value.toEpochMilli()).toString());
    } else {
      json.writeNumber(BigDecimal.valueOf(value.toEpochMilli(), 3).toPlainString());
    }
  }

  private void writeDocument(Document document) throws IOException {
    if (document.isMap()) {
      json.writeStartObject();
      for (Map.Entry<String, Document> member : document.asMap().entrySet()) {
        json.writeFieldName(member.getKey());
        writeDocument(member.getValue());
      }
      json.writeEndObject();
    } else if (document.isList()) {
      json.writeStartArray();
      for (Document element : document.asList()) {
        writeDocument(element);
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
