package io.mastic.catalog.schema;

import com.squareup.wire.schema.EnumType;
import com.squareup.wire.schema.MessageType;
import com.squareup.wire.schema.ProtoFile;
import com.squareup.wire.schema.ProtoType;
import com.squareup.wire.schema.Schema;
import java.util.List;
import java.util.Optional;

/**
 * A definition in Protocol Buffers.
 *
 * @param file what was written
 * @param schema that and what it imports
 */
record ProtobufFile(ProtoFile file, Schema schema) {

  /** The messages of the file, those within others too. */
  List<MessageType> messages() {
    return file.typesAndNestedTypes().stream()
        .filter(MessageType.class::isInstance)
        .map(MessageType.class::cast)
        .toList();
  }

  /** A message of the file, or of what it imports. */
  Optional<MessageType> message(ProtoType name) {
    return schema.getType(name) instanceof MessageType message
        ? Optional.of(message)
        : Optional.empty();
  }

  Optional<EnumType> enumeration(ProtoType name) {
    return schema.getType(name) instanceof EnumType type ? Optional.of(type) : Optional.empty();
  }
}
