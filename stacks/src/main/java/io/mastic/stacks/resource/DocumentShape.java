package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TraitType;

/**
 * Properties fitted to a request of the contract: templates write numbers and booleans as texts,
 * and texts as numbers. Members that the request does not know are collected.
 */
final class DocumentShape {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final SdkPojo pojo;
  private final List<String> unknown = new ArrayList<>();

  DocumentShape(SdkPojo pojo) {
    this.pojo = pojo;
  }

  ObjectNode fit(ObjectNode document) {
    return fit(document, pojo, "#");
  }

  /** In the form in which AWS names them: {@code #/Command: extraneous key [X] ...}. */
  List<String> unknown() {
    return List.copyOf(unknown);
  }

  private ObjectNode fit(ObjectNode object, SdkPojo shape, String path) {
    var fields =
        shape.sdkFields().stream()
            .collect(Collectors.toMap(SdkField::locationName, Function.identity()));
    ObjectNode fitted = JSON.objectNode();
    object
        .properties()
        .forEach(
            member -> {
              SdkField<?> field = fields.get(member.getKey());
              if (field == null) {
                unknown.add(path + ": extraneous key [" + member.getKey() + "] is not permitted");
              } else {
                fitted.set(
                    member.getKey(), fit(member.getValue(), field, path + "/" + member.getKey()));
              }
            });
    return fitted;
  }

  private JsonNode fit(JsonNode value, SdkField<?> field, String path) {
    MarshallingType<?> type = field.marshallingType();
    if (type == MarshallingType.SDK_POJO && value instanceof ObjectNode object) {
      return fit(object, field.constructor().get(), path);
    }
    if (type == MarshallingType.LIST) {
      return list(
          value, field.getTrait(ListTrait.class, TraitType.LIST_TRAIT).memberFieldInfo(), path);
    }
    if (type == MarshallingType.MAP && value instanceof ObjectNode object) {
      SdkField<?> of = field.getTrait(MapTrait.class, TraitType.MAP_TRAIT).valueFieldInfo();
      ObjectNode map = JSON.objectNode();
      object
          .properties()
          .forEach(
              entry ->
                  map.set(entry.getKey(), fit(entry.getValue(), of, path + "/" + entry.getKey())));
      return map;
    }
    if (type == MarshallingType.STRING) {
      return value.isValueNode() ? JSON.textNode(value.asText()) : JSON.textNode(value.toString());
    }
    return value.isTextual() ? read(value, type) : value;
  }

  private JsonNode list(JsonNode value, SdkField<?> member, String path) {
    ArrayNode items = JSON.arrayNode();
    if (value.isArray()) {
      value.forEach(item -> items.add(fit(item, member, path)));
    } else {
      items.add(fit(value, member, path));
    }
    return items;
  }

  private static JsonNode read(JsonNode text, MarshallingType<?> type) {
    if (type == MarshallingType.BOOLEAN) {
      return switch (text.asText()) {
        case "true" -> JSON.booleanNode(true);
        case "false" -> JSON.booleanNode(false);
        default -> text;
      };
    }
    try {
      return JSON.numberNode(new BigDecimal(text.asText()));
    } catch (NumberFormatException e) {
      return text;
    }
  }
}
