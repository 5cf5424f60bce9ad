package io.mastic.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TraitType;
import software.amazon.awssdk.utils.builder.Buildable;

/** JSON to builders: one method a kind of value, each with the parser on the value's token. */
final class AwsJsonReader {

  private AwsJsonReader() {}

  static void readMembers(JsonParser json, SdkPojo builder) throws IOException {
    Map<String, SdkField<?>> fields = builder.sdkFieldNameToField();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      SdkField<?> field = fields.get(json.currentName());
      JsonToken token = json.nextToken();
      if (field == null) {
        json.skipChildren();
      } else if (token != JsonToken.VALUE_NULL || isDocument(field)) {
        field.set(builder, readValue(json, field));
      }
    }
  }

  private static boolean isDocument(SdkField<?> field) {
    return switch (field.marshallingType().getKnownType()) {
      case DOCUMENT -> true;
      default -> false;
    };
  }

  private static @Nullable Object readValue(JsonParser json, SdkField<?> field) throws IOException {
    return switch (field.marshallingType().getKnownType()) {
      case STRING -> AwsJsonScalars.string(json);
      case INTEGER -> AwsJsonScalars.integer(json);
      case LONG -> AwsJsonScalars.longInteger(json);
      case SHORT -> (short) AwsJsonScalars.integer(json, Short.MIN_VALUE, Short.MAX_VALUE);
      case BYTE -> (byte) AwsJsonScalars.integer(json, Byte.MIN_VALUE, Byte.MAX_VALUE);
      case FLOAT -> (float) AwsJsonScalars.finite(json);
      case DOUBLE -> AwsJsonScalars.finite(json);
      case BIG_DECIMAL -> AwsJsonScalars.decimal(json);
      case BOOLEAN -> AwsJsonScalars.bool(json);
      case INSTANT -> AwsJsonScalars.instant(json);
      case SDK_BYTES -> bytes(json);
      case SDK_POJO -> structure(json, field);
      case LIST -> list(json, field);
      case MAP -> map(json, field);
      case DOCUMENT -> document(json);
      case NULL -> null;
    };
  }

  private static SdkBytes bytes(JsonParser json) throws IOException {
    expect(json, JsonToken.VALUE_STRING, "base64");
    try {
      return SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(AwsJsonScalars.string(json)));
    } catch (IllegalArgumentException e) {
      throw AwsJsonScalars.because(e, AwsJsonScalars.unfit(json, "base64"));
    }
  }

  private static Object structure(JsonParser json, SdkField<?> field) throws IOException {
    expect(json, JsonToken.START_OBJECT, "a structure");
    SdkPojo builder = field.constructor().get();
    readMembers(json, builder);
    return ((Buildable) builder).build();
  }

  private static List<Object> list(JsonParser json, SdkField<?> field) throws IOException {
    expect(json, JsonToken.START_ARRAY, "a list");
    SdkField<?> member = field.getTrait(ListTrait.class, TraitType.LIST_TRAIT).memberFieldInfo();
    List<@Nullable Object> values = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      values.add(readElement(json, member));
    }
    return values;
  }

  private static Map<String, Object> map(JsonParser json, SdkField<?> field) throws IOException {
    expect(json, JsonToken.START_OBJECT, "a map");
    SdkField<?> member = field.getTrait(MapTrait.class, TraitType.MAP_TRAIT).valueFieldInfo();
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String key = AwsJsonScalars.wellFormed(json.currentName());
      json.nextToken();
      values.put(key, readElement(json, member));
    }
    return values;
  }

  private static @Nullable Object readElement(JsonParser json, SdkField<?> member)
      throws IOException {
    boolean absent = json.currentToken() == JsonToken.VALUE_NULL && !isDocument(member);
    return absent ? null : readValue(json, member);
  }

  private static Document document(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> documentMap(json);
      case START_ARRAY -> documentList(json);
      case VALUE_TRUE -> Document.fromBoolean(true);
      case VALUE_FALSE -> Document.fromBoolean(false);
      case VALUE_NULL -> Document.fromNull();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        AwsJsonScalars.finite(json);
        yield Document.fromNumber(json.getText());
      }
      default -> Document.fromString(AwsJsonScalars.string(json));
    };
  }

  private static Document documentMap(JsonParser json) throws IOException {
    Map<String, Document> members = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String key = AwsJsonScalars.wellFormed(json.currentName());
      json.nextToken();
      members.put(key, document(json));
    }
    return Document.fromMap(members);
  }

  private static Document documentList(JsonParser json) throws IOException {
    List<Document> elements = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      elements.add(document(json));
    }
    return Document.fromList(elements);
  }

  private static void expect(JsonParser json, JsonToken token, String what) {
    if (json.currentToken() != token) {
      throw AwsJsonScalars.unfit(json, what);
    }
  }
}
