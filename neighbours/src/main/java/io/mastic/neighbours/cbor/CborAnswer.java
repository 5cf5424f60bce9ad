package io.mastic.neighbours.cbor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** An answer's JSON in CBOR, where times carry a tag that says so. */
record CborAnswer(Set<String> times) {

  private static final CBORFactory FACTORY = new CBORFactory();

  /** Seconds since 1970, as RFC 8949 has it. */
  private static final int EPOCH = 1;

  byte[] bytes(JsonNode answer) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (CBORGenerator out = FACTORY.createGenerator(bytes)) {
      write(out, answer, false);
    }
    return bytes.toByteArray();
  }

  private void write(CBORGenerator out, JsonNode node, boolean time) throws IOException {
    if (node.isObject()) {
      out.writeStartObject();
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        out.writeFieldName(member.getKey());
        write(out, member.getValue(), times.contains(member.getKey()));
      }
      out.writeEndObject();
    } else if (node.isArray()) {
      out.writeStartArray();
      for (JsonNode each : node) {
        write(out, each, time);
      }
      out.writeEndArray();
    } else if (time) {
      out.writeTag(EPOCH);
      out.writeNumber(node.asDouble());
    } else if (node.isTextual()) {
      out.writeString(node.asText());
    } else if (node.isBoolean()) {
      out.writeBoolean(node.booleanValue());
    } else if (node.isIntegralNumber()) {
      out.writeNumber(node.longValue());
    } else if (node.isNumber()) {
      out.writeNumber(node.doubleValue());
    } else {
      out.writeNull();
    }
  }
}
