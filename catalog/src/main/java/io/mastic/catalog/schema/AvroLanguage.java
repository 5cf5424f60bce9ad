package io.mastic.catalog.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.Json;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/** Apache Avro, by its own parser and its own rules. */
final class AvroLanguage implements SchemaLanguage<Schema> {

  @Override
  public Schema read(String definition) {
    try {
      return new Schema.Parser().parse(definition);
    } catch (AvroRuntimeException | NullPointerException e) {
      // Avro's way to say that it does not know a name is a NullPointerException.
      throw Definitions.invalid("AVRO", String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Reading reads(Schema reader, Schema writer) {
    var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getResult();
    return Reading.yesIf(
        result.getCompatibility() == SchemaCompatibilityType.COMPATIBLE,
        result.getIncompatibilities().toString());
  }

  /** Without blanks and with full names, but with defaults, aliases and documentation. */
  @Override
  public String canonical(String definition) {
    return read(definition).toString();
  }

  @Override
  public JsonNode tree(String definition) {
    return Json.read(definition);
  }
}
