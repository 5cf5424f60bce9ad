package io.mastic.catalog.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.contract.Errors;
import software.amazon.awssdk.services.glue.model.InvalidInputException;

/**
 * A language that definitions of schemas are written in.
 *
 * @param <D> a definition that was read
 */
public interface SchemaLanguage<D> {

  /** The language of a data format of Glue: AVRO, JSON or PROTOBUF. */
  static SchemaLanguage<?> of(String format) {
    return switch (format) {
      case "AVRO" -> new AvroLanguage();
      case "JSON" -> new JsonLanguage();
      case "PROTOBUF" -> new ProtobufLanguage();
      default -> throw Errors.invalidInput("The data format " + format + " is not supported.");
    };
  }

  /**
   * Refuses a definition that is not one.
   *
   * @throws InvalidInputException saying why
   */
  D read(String definition);

  /** Whether a reader that knows one definition understands all data written by another. */
  Reading reads(D reader, D writer);

  /** The same text for all definitions that differ in their looks only. */
  String canonical(String definition);

  /** A definition as JSON, in which differences are told. */
  JsonNode tree(String definition);
}
