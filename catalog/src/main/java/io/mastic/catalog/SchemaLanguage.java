package io.mastic.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mastic.contract.Errors;
import io.mastic.kernel.Json;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import software.amazon.awssdk.services.glue.model.InvalidInputException;

/** What is asked of a definition, in the language that its format says. */
final class SchemaLanguage {

  private SchemaLanguage() {}

  /**
   * Refuses a definition that is not one.
   *
   * @throws InvalidInputException saying why
   * @throws software.amazon.awssdk.services.glue.model.OperationNotSupportedException for Protocol
   *     Buffers
   */
  static void check(String format, String definition) {
    switch (format) {
      case "AVRO" -> avro(definition);
      case "JSON" -> json(definition);
      default -> throw Errors.notSupported("The data format " + format + " is not supported.");
    }
  }

  /** Whether a mode allows a new version after the earlier ones, the newest first. */
  static boolean allows(String format, String mode, List<String> earlier, String definition) {
    if (!SchemaEvolution.compares(mode) || earlier.isEmpty()) {
      return true;
    }
    if (!format.equals("AVRO")) {
      throw Errors.notSupported(
          "Compatibility " + mode + " is checked for AVRO only; use NONE for " + format + ".");
    }
    List<Schema> old = earlier.stream().map(SchemaLanguage::avro).toList();
    return SchemaEvolution.allows(mode, old, avro(definition), SchemaLanguage::canRead);
  }

  private static boolean canRead(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType()
        == SchemaCompatibilityType.COMPATIBLE;
  }

  private static Schema avro(String definition) {
    try {
      return new Schema.Parser().parse(definition);
    } catch (AvroRuntimeException | NullPointerException e) {
      // Avro's way to say that it does not know a name is a NullPointerException.
      throw SchemaErrors.invalidDefinition("AVRO", String.valueOf(e.getMessage()));
    }
  }

  private static void json(String definition) {
    try {
      List<String> wrong = JsonSchemas.check(Json.MAPPER.readTree(definition));
      if (!wrong.isEmpty()) {
        throw SchemaErrors.invalidDefinition("JSON", String.join("; ", wrong));
      }
    } catch (JsonProcessingException e) {
      throw SchemaErrors.invalidDefinition("JSON", e.getOriginalMessage());
    }
  }
}
