package io.mastic.crawlers.detect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.crawlers.schema.FileSchema;
import io.mastic.kernel.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of an Avro file, which holds its schema, and the heads of its blocks, which say how
 * many records are in them; read without Avro itself.
 *
 * @see <a href="https://avro.apache.org/docs/1.11.1/specification/#object-container-files">Object
 *     container files</a>
 */
final class AvroHeader {

  static final byte[] MAGIC = {'O', 'b', 'j', 1};
  private static final int SYNC = 16;

  private final byte[] content;
  private int at = MAGIC.length;

  private AvroHeader(byte[] content) {
    this.content = content;
  }

  /**
   * @param head the beginning of the file
   * @param size of the whole file
   */
  static Look.Recognized look(byte[] head, long size) throws UnknownFormatException {
    AvroHeader header = new AvroHeader(head);
    try {
      Map<String, byte[]> meta = header.metadata();
      byte[] schema = meta.get("avro.schema");
      if (schema == null) {
        throw new UnknownFormatException("its Avro header names no schema");
      }
      String text = new String(schema, StandardCharsets.UTF_8);
      JsonNode json = Json.MAPPER.readTree(text);
      return new Look.Recognized(
          new Format("avro", "none", Map.of(), Serde.avro(text)),
          FileSchema.of(AvroTypes.columns(json), FileSchema.Names.GIVEN),
          header.records(size),
          List.of());
    } catch (JsonProcessingException | RuntimeException e) {
      throw new UnknownFormatException("its Avro header cannot be read: " + e.getMessage());
    }
  }

  private Map<String, byte[]> metadata() {
    Map<String, byte[]> meta = new HashMap<>();
    for (long count = number(); count != 0; count = number()) {
      if (count < 0) {
        number();
      }
      for (long i = 0; i < Math.abs(count); i++) {
        String key = new String(bytes(), StandardCharsets.UTF_8);
        meta.put(key, bytes());
      }
    }
    at += SYNC;
    return meta;
  }

  /** Exact if all heads of blocks are in the sample, else an estimate. */
  private long records(long size) {
    long first = at;
    long records = 0;
    long next = first;
    while (next < content.length) {
      at = (int) next;
      try {
        long count = number();
        long length = number();
        if (count < 0 || length < 0) {
          break;
        }
        records += count;
        next = at + length + SYNC;
      } catch (IndexOutOfBoundsException cut) {
        break;
      }
    }
    return next >= size || next == first
        ? records
        : Math.round(records * ((size - first) / (double) (next - first)));
  }

  private byte[] bytes() {
    long length = number();
    if (length < 0 || length > content.length - at) {
      throw new IndexOutOfBoundsException("it ends within its header");
    }
    byte[] bytes = Arrays.copyOfRange(content, at, at + (int) length);
    at += (int) length;
    return bytes;
  }

  /** A zig-zag number of variable length. */
  private long number() {
    long value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      if (at >= content.length) {
        throw new IndexOutOfBoundsException("it ends within its header");
      }
      byte b = content[at++];
      value |= (long) (b & 0x7F) << shift;
      if (b >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw new IllegalArgumentException("a number has too many bytes");
  }
}
