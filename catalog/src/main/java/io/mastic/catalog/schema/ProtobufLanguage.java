package io.mastic.catalog.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.squareup.wire.schema.CoreLoader;
import com.squareup.wire.schema.CoreLoaderKt;
import com.squareup.wire.schema.EnumType;
import com.squareup.wire.schema.ErrorCollector;
import com.squareup.wire.schema.Field;
import com.squareup.wire.schema.Linker;
import com.squareup.wire.schema.Loader;
import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.MessageType;
import com.squareup.wire.schema.ProtoFile;
import com.squareup.wire.schema.Schema;
import com.squareup.wire.schema.SchemaException;
import com.squareup.wire.schema.Type;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.ProtoParser;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Protocol Buffers, proto2 and proto3 without extensions and groups. Wire parses and links, as it
 * does for AWS; of other files those of google/protobuf can be imported that Wire has.
 */
final class ProtobufLanguage implements SchemaLanguage<ProtobufFile> {

  private static final Location PLACE = Location.get("default.proto");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  @Override
  public ProtobufFile read(String definition) {
    try {
      ErrorCollector errors = new ErrorCollector();
      ProtoFileElement parsed = ProtoParser.Companion.parse(PLACE, definition);
      ProtoFile file = ProtoFile.Companion.get(parsed);
      Schema schema = new Linker(new Imports(errors), errors, true, true).link(List.of(file));
      errors.throwIfNonEmpty();
      ProtobufFile read = new ProtobufFile(file, schema);
      check(read);
      return read;
    } catch (SchemaException | IllegalStateException | IllegalArgumentException e) {
      // Wire's parser says what is wrong by the latter two.
      throw DefinitionErrors.invalid("PROTOBUF", String.valueOf(e.getMessage()));
    }
  }

  /** The files that a definition may import. */
  private record Imports(ErrorCollector errors) implements Loader {

    @Override
    public ProtoFile load(String path) {
      if (CoreLoaderKt.isWireRuntimeProto(path)) {
        return CoreLoader.INSTANCE.load(path);
      }
      errors.plusAssign("unable to find " + path);
      return ProtoFile.Companion.get(ProtoParser.Companion.parse(Location.get(path), ""));
    }

    @Override
    public Loader withErrors(ErrorCollector others) {
      return new Imports(others);
    }
  }

  /** What Wire lets pass. */
  private static void check(ProtobufFile read) {
    boolean extended =
        !read.file().getExtendList().isEmpty()
            || read.messages().stream()
                .anyMatch(
                    message ->
                        !message.getExtensionsList().isEmpty()
                            || !message.getNestedExtendList().isEmpty());
    if (extended) {
      throw DefinitionErrors.invalid("PROTOBUF", "extensions are not supported");
    }
    names(read.file())
        .filter(name -> !NAME.matcher(name).matches())
        .findFirst()
        .ifPresent(
            name -> {
              throw DefinitionErrors.invalid("PROTOBUF", "not a name: " + name);
            });
  }

  private static Stream<String> names(ProtoFile file) {
    String inPackage = file.getPackageName();
    return Stream.of(
            inPackage == null ? Stream.<String>empty() : Stream.of(inPackage.split("\\.", -1)),
            file.typesAndNestedTypes().stream().flatMap(ProtobufLanguage::names),
            file.getServices().stream()
                .flatMap(
                    service ->
                        Stream.concat(
                            Stream.of(service.name()),
                            service.rpcs().stream().map(rpc -> rpc.getName()))))
        .flatMap(names -> names);
  }

  private static Stream<String> names(Type type) {
    Stream<String> members = Stream.empty();
    if (type instanceof MessageType message) {
      members =
          Stream.concat(
              message.getFieldsAndOneOfFields().stream().map(Field::getName),
              message.getOneOfs().stream().map(oneOf -> oneOf.getName()));
    } else if (type instanceof EnumType enumeration) {
      members = enumeration.getConstants().stream().map(constant -> constant.getName());
    }
    return Stream.concat(Stream.of(type.getType().getSimpleName()), members);
  }

  @Override
  public Reading reads(ProtobufFile reader, ProtobufFile writer) {
    return new ProtobufReading(reader, writer).answer();
  }

  /** As Wire writes it. */
  @Override
  public String canonical(String definition) {
    return read(definition).file().toSchema();
  }

  @Override
  public JsonNode tree(String definition) {
    return ProtobufTree.of(read(definition).file());
  }
}
