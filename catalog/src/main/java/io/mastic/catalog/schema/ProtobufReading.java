package io.mastic.catalog.schema;

import com.squareup.wire.Syntax;
import com.squareup.wire.schema.EnumConstant;
import com.squareup.wire.schema.EnumType;
import com.squareup.wire.schema.Field;
import com.squareup.wire.schema.MessageType;
import com.squareup.wire.schema.OneOf;
import com.squareup.wire.schema.ProtoType;
import com.squareup.wire.schema.Rpc;
import com.squareup.wire.schema.Service;
import io.mastic.catalog.schema.Reading.Answer;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether bytes written by one definition are understood by another, by the guidance of Protocol
 * Buffers on updating a message: fields are known by their numbers, their names do not count.
 */
final class ProtobufReading {

  /** Types that take each other's bytes; a number that does not fit is cut. */
  private static final Map<ProtoType, String> FAMILIES =
      Map.ofEntries(
          Map.entry(ProtoType.INT32, "varint"),
          Map.entry(ProtoType.INT64, "varint"),
          Map.entry(ProtoType.UINT32, "varint"),
          Map.entry(ProtoType.UINT64, "varint"),
          Map.entry(ProtoType.BOOL, "varint"),
          Map.entry(ProtoType.SINT32, "zigzag"),
          Map.entry(ProtoType.SINT64, "zigzag"),
          Map.entry(ProtoType.FIXED32, "fixed32"),
          Map.entry(ProtoType.SFIXED32, "fixed32"),
          Map.entry(ProtoType.FIXED64, "fixed64"),
          Map.entry(ProtoType.SFIXED64, "fixed64"));

  private final ProtobufFile reader;
  private final ProtobufFile writer;
  private final Set<Pair> asked = new HashSet<>();

  ProtobufReading(ProtobufFile reader, ProtobufFile writer) {
    this.reader = reader;
    this.writer = writer;
  }

  private record Pair(ProtoType reader, ProtoType writer) {}

  Reading answer() {
    Set<ProtoType> parts = parts();
    Reading all = services();
    for (MessageType message : writer.messages()) {
      Optional<MessageType> known = reader.message(message.getType());
      if (known.isPresent()) {
        all = all.and(message(known.get(), message));
      } else if (!parts.contains(message.getType())) {
        all = all.and(Reading.no("message " + message.getType() + " is not known"));
      }
    }
    return all;
  }

  /**
   * The messages within those that the reader knows. They need not be known themselves: a field
   * that is not known is passed over, whatever it is of.
   */
  private Set<ProtoType> parts() {
    Set<ProtoType> found = new LinkedHashSet<>();
    List<MessageType> next =
        writer.messages().stream()
            .filter(message -> reader.message(message.getType()).isPresent())
            .toList();
    while (!next.isEmpty()) {
      next =
          next.stream()
              .flatMap(message -> message.getFieldsAndOneOfFields().stream())
              .map(Field::getType)
              .map(type -> type.isMap() ? type.getValueType() : type)
              .filter(found::add)
              .flatMap(type -> writer.message(type).stream())
              .toList();
    }
    return found;
  }

  private Reading message(MessageType mine, MessageType other) {
    // A message within itself is asked once.
    if (!asked.add(new Pair(mine.getType(), other.getType()))) {
      return Reading.YES;
    }
    Reading all = Reading.YES;
    Map<Integer, Field> others = fields(other);
    for (Field field : mine.getFieldsAndOneOfFields()) {
      Field written = others.get(field.getTag());
      if (field.isRequired() && (written == null || !written.isRequired())) {
        all = all.and(no(mine, field, "is required"));
      }
      if (written != null) {
        all = all.and(field(mine, field, written));
      }
    }
    for (OneOf oneOf : mine.getOneOfs()) {
      all = all.and(Reading.yesIf(isOneOf(oneOf, other), "oneof " + oneOf.getName()));
    }
    return all;
  }

  private static Map<Integer, Field> fields(MessageType message) {
    return message.getFieldsAndOneOfFields().stream()
        .collect(Collectors.toMap(Field::getTag, field -> field));
  }

  private static Reading no(MessageType message, Field field, String why) {
    return Reading.no("field " + message.getType() + "." + field.getName() + " " + why);
  }

  private Reading field(MessageType message, Field mine, Field other) {
    boolean manyForOne = other.isRepeated() && !mine.isRepeated();
    if (manyForOne && isNumber(other.getType())) {
      return no(message, mine, "is not repeated");
    }
    return types(mine, mine.getType(), other.getType()).is(Answer.YES)
        ? Reading.YES
        : no(message, mine, "does not read " + other.getType());
  }

  /** Repeated numbers are packed, which a single field does not understand. */
  private boolean isNumber(ProtoType type) {
    return writer.enumeration(type).isPresent()
        || (type.isScalar() && !type.equals(ProtoType.STRING) && !type.equals(ProtoType.BYTES));
  }

  private Reading types(Field field, ProtoType mine, ProtoType other) {
    if (mine.isMap() || other.isMap()) {
      return mine.isMap() && other.isMap()
          ? types(field, key(mine), key(other)).and(types(field, value(mine), value(other)))
          : Reading.no("a map");
    }
    Optional<MessageType> message = reader.message(mine);
    Optional<MessageType> written = writer.message(other);
    if (message.isPresent() && written.isPresent()) {
      return message(message.get(), written.get());
    }
    if (mine.equals(ProtoType.BYTES)) {
      return Reading.yesIf(
          written.isPresent() || other.equals(ProtoType.STRING) || other.equals(ProtoType.BYTES),
          "bytes");
    }
    Optional<EnumType> enumeration = reader.enumeration(mine);
    if (enumeration.isPresent()) {
      return enumeration(field, enumeration.get(), other);
    }
    if (writer.enumeration(other).isPresent()) {
      return Reading.yesIf(isVarint(mine) && !mine.equals(ProtoType.BOOL), "an enum");
    }
    return Reading.yesIf(
        mine.equals(other)
            || (FAMILIES.containsKey(mine) && FAMILIES.get(mine).equals(FAMILIES.get(other))),
        "another type");
  }

  private static boolean isVarint(ProtoType type) {
    return "varint".equals(FAMILIES.get(type));
  }

  private static ProtoType key(ProtoType map) {
    return Objects.requireNonNull(map.getKeyType());
  }

  private static ProtoType value(ProtoType map) {
    return Objects.requireNonNull(map.getValueType());
  }

  /** A value that proto2 does not know leaves a field unset, which a required one may not be. */
  private Reading enumeration(Field field, EnumType mine, ProtoType other) {
    Optional<EnumType> written = writer.enumeration(other);
    if (written.isEmpty() && (!isVarint(other) || other.equals(ProtoType.BOOL))) {
      return Reading.no("an enum");
    }
    if (!field.isRequired() || mine.getSyntax() != Syntax.PROTO_2) {
      return Reading.YES;
    }
    return Reading.yesIf(
        written.isPresent() && tags(mine).containsAll(tags(written.get())), "a closed enum");
  }

  private static Set<Integer> tags(EnumType type) {
    return type.getConstants().stream().map(EnumConstant::getTag).collect(Collectors.toSet());
  }

  /** Whether a writer sets no two fields of a oneof: they are one of its own, or a single one. */
  private static boolean isOneOf(OneOf oneOf, MessageType other) {
    Set<String> groups = new HashSet<>();
    Map<Integer, Field> others = fields(other);
    for (Field field : oneOf.getFields()) {
      Field written = others.get(field.getTag());
      if (written != null) {
        groups.add(group(other, written));
      }
    }
    return groups.size() <= 1;
  }

  private static String group(MessageType message, Field field) {
    return message.getOneOfs().stream()
        .filter(oneOf -> oneOf.getFields().contains(field))
        .findFirst()
        .map(oneOf -> "oneof " + oneOf.getName())
        .orElse("field " + field.getName());
  }

  /** Whoever calls what the other offers has to find it, with the same messages. */
  private Reading services() {
    Reading all = Reading.YES;
    for (Service service : writer.file().getServices()) {
      Service known = reader.schema().getService(service.type());
      for (Rpc rpc : service.rpcs()) {
        Rpc mine = known == null ? null : known.rpc(rpc.getName());
        all =
            all.and(
                Reading.yesIf(
                    mine != null && same(mine, rpc),
                    "rpc " + service.type() + "." + rpc.getName()));
      }
    }
    return all;
  }

  private static boolean same(Rpc one, Rpc other) {
    return one.getRequestStreaming() == other.getRequestStreaming()
        && one.getResponseStreaming() == other.getResponseStreaming()
        && Objects.equals(one.getRequestType(), other.getRequestType())
        && Objects.equals(one.getResponseType(), other.getResponseType());
  }
}
