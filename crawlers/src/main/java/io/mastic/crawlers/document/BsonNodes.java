package io.mastic.crawlers.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import org.bson.BSONException;
import org.bson.BsonBinaryReader;
import org.bson.BsonType;
import org.bson.types.Decimal128;

/** Documents of BSON, one after another, as mongodump writes them. */
public final class BsonNodes extends DocumentRecords {

  /** MongoDB's own limit is sixteen megabytes, and some more for itself. */
  private static final int LONGEST = 17 << 20;

  private final DataInputStream bytes;

  public BsonNodes(InputStream plain) {
    this.bytes = new DataInputStream(plain);
  }

  @Override
  boolean advance() {
    try {
      int first = bytes.read();
      if (first < 0) {
        return false;
      }
      give(document(first));
      return true;
    } catch (EOFException e) {
      throw new BrokenDocumentException("its last document ends too early", e);
    } catch (BSONException | IllegalStateException | IllegalArgumentException | IOException e) {
      throw new BrokenDocumentException("it is no BSON: " + e.getMessage(), e);
    }
  }

  private ObjectNode document(int first) throws IOException {
    byte[] length = new byte[4];
    length[0] = (byte) first;
    bytes.readFully(length, 1, 3);
    int size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (size < 5 || size > LONGEST) {
      throw new BrokenDocumentException("it is no BSON: a document of " + size + " bytes");
    }
    byte[] rest = bytes.readNBytes(size - 4);
    if (rest.length < size - 4) {
      throw new EOFException();
    }
    ByteBuffer whole = ByteBuffer.allocate(size).put(length).put(rest).flip();
    try (BsonBinaryReader reader = new BsonBinaryReader(whole)) {
      return fields(reader, 0);
    }
  }

  private static ObjectNode fields(BsonBinaryReader reader, int depth) {
    checkDepth(depth);
    ObjectNode fields = NODES.objectNode();
    reader.readStartDocument();
    for (BsonType t = reader.readBsonType();
        t != BsonType.END_OF_DOCUMENT;
        t = reader.readBsonType()) {
      String name = reader.readName();
      fields.set(name, value(reader, t, depth));
    }
    reader.readEndDocument();
    return fields;
  }

  private static ArrayNode elements(BsonBinaryReader reader, int depth) {
    checkDepth(depth);
    ArrayNode elements = NODES.arrayNode();
    reader.readStartArray();
    for (BsonType t = reader.readBsonType();
        t != BsonType.END_OF_DOCUMENT;
        t = reader.readBsonType()) {
      elements.add(value(reader, t, depth));
    }
    reader.readEndArray();
    return elements;
  }

  private static JsonNode value(BsonBinaryReader reader, BsonType type, int depth) {
    return switch (type) {
      case DOUBLE -> NODES.numberNode(reader.readDouble());
      case STRING -> NODES.textNode(reader.readString());
      case SYMBOL -> NODES.textNode(reader.readSymbol());
      case JAVASCRIPT -> NODES.textNode(reader.readJavaScript());
      case REGULAR_EXPRESSION -> NODES.textNode(reader.readRegularExpression().getPattern());
      case OBJECT_ID -> NODES.textNode(reader.readObjectId().toHexString());
      case BOOLEAN -> NODES.booleanNode(reader.readBoolean());
      case INT32 -> NODES.numberNode(reader.readInt32());
      case INT64 -> NODES.numberNode(reader.readInt64());
      case TIMESTAMP -> NODES.numberNode(reader.readTimestamp().getValue());
      case DATE_TIME -> NODES.pojoNode(Instant.ofEpochMilli(reader.readDateTime()));
      case DECIMAL128 -> decimal(reader.readDecimal128());
      case BINARY -> NODES.binaryNode(reader.readBinaryData().getData());
      case DOCUMENT -> fields(reader, depth + 1);
      case ARRAY -> elements(reader, depth + 1);
      default -> {
        // Null, undefined, and what is only MongoDB's own.
        reader.skipValue();
        yield NODES.nullNode();
      }
    };
  }

  private static JsonNode decimal(Decimal128 value) {
    boolean isNumber = !value.isNaN() && !value.isInfinite();
    boolean isZero = isNumber && value.doubleValue() == 0;
    return isNumber
        ? NODES.numberNode(isZero ? BigDecimal.ZERO : value.bigDecimalValue())
        : NODES.nullNode();
  }
}
