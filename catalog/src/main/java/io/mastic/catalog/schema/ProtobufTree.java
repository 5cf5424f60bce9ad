package io.mastic.catalog.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.squareup.wire.schema.EnumType;
import com.squareup.wire.schema.Field;
import com.squareup.wire.schema.MessageType;
import com.squareup.wire.schema.OneOf;
import com.squareup.wire.schema.Options;
import com.squareup.wire.schema.ProtoFile;
import com.squareup.wire.schema.Rpc;
import com.squareup.wire.schema.Service;
import com.squareup.wire.schema.Type;
import io.mastic.kernel.Json;
import java.util.List;
import java.util.Locale;

/**
 * A file of Protocol Buffers as JSON, with the words of its own descriptor ({@code
 * google.protobuf.FileDescriptorProto}).
 */
final class ProtobufTree {

  private ProtobufTree() {}

  static JsonNode of(ProtoFile file) {
    ObjectNode tree = Json.MAPPER.createObjectNode();
    tree.put("syntax", String.valueOf(file.getSyntax()));
    if (file.getPackageName() != null) {
      tree.put("package", file.getPackageName());
    }
    file.getImports().forEach(path -> tree.withArray("dependency").add(path));
    types(tree, "messageType", file.getTypes());
    for (Service service : file.getServices()) {
      ObjectNode node = tree.withArray("service").addObject().put("name", service.name());
      service.rpcs().forEach(rpc -> rpc(node.withArray("method").addObject(), rpc));
      options(node, service.options());
    }
    options(tree, file.getOptions());
    return tree;
  }

  private static void types(ObjectNode tree, String messages, List<Type> types) {
    for (Type type : types) {
      if (type instanceof MessageType message) {
        message(tree.withArray(messages).addObject(), message);
      } else if (type instanceof EnumType enumeration) {
        enumeration(tree.withArray("enumType").addObject(), enumeration);
      }
    }
  }

  private static void message(ObjectNode tree, MessageType message) {
    tree.put("name", message.getType().getSimpleName());
    ArrayNode fields = tree.withArray("field");
    message.getDeclaredFields().forEach(field -> field(fields.addObject(), field));
    for (OneOf oneOf : message.getOneOfs()) {
      tree.withArray("oneofDecl").addObject().put("name", oneOf.getName());
      for (Field field : oneOf.getFields()) {
        field(fields.addObject().put("oneof", oneOf.getName()), field);
      }
    }
    types(tree, "nestedType", message.getNestedTypes());
    message.toElement().getReserveds().stream()
        .flatMap(reserved -> reserved.getValues().stream())
        .forEach(value -> tree.withArray("reserved").add(String.valueOf(value)));
    options(tree, message.getOptions());
  }

  private static void field(ObjectNode tree, Field field) {
    tree.put("name", field.getName()).put("number", field.getTag());
    if (field.getLabel() != null) {
      tree.put("label", field.getLabel().name().toLowerCase(Locale.ROOT));
    }
    tree.put("type", String.valueOf(field.getType()));
    if (field.getDefault() != null) {
      tree.put("defaultValue", field.getDefault());
    }
    options(tree, field.getOptions());
  }

  private static void enumeration(ObjectNode tree, EnumType type) {
    tree.put("name", type.getType().getSimpleName());
    type.getConstants()
        .forEach(
            constant ->
                options(
                    tree.withArray("value")
                        .addObject()
                        .put("name", constant.getName())
                        .put("number", constant.getTag()),
                    constant.getOptions()));
    options(tree, type.getOptions());
  }

  private static void rpc(ObjectNode tree, Rpc rpc) {
    tree.put("name", rpc.getName())
        .put("inputType", String.valueOf(rpc.getRequestType()))
        .put("outputType", String.valueOf(rpc.getResponseType()))
        .put("clientStreaming", rpc.getRequestStreaming())
        .put("serverStreaming", rpc.getResponseStreaming());
    options(tree, rpc.getOptions());
  }

  private static void options(ObjectNode tree, Options options) {
    options
        .getElements()
        .forEach(
            option ->
                tree.withObject("/options")
                    .put(option.getName(), String.valueOf(option.getValue())));
  }
}
