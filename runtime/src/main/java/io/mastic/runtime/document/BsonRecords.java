package io.mastic.runtime.document;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BSONException;
import org.bson.BsonBinaryReader;
import org.bson.BsonType;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/** Documents of BSON, one after another, as mongodump writes them: each is a record. */
final class BsonRecords extends Ahead {

  /** MongoDB's own limit is sixteen megabytes, and some more for itself. */
  private static final int LONGEST = 17 << 20;

  private final DataInputStream bytes;

  BsonRecords(InputStream plain) {
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
      throw new MalformedDocumentException("Its last document ends too early", e);
    } catch (BSONException | IllegalStateException | IllegalArgumentException e) {
      throw new MalformedDocumentException("It is no BSON: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private Object document(int first) throws IOException {
    byte[] length = new byte[4];
    length[0] = (byte) first;
    bytes.readFully(length, 1, 3);
    int size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (size < 5 || size > LONGEST) {
      throw new MalformedDocumentException("It is no BSON: a document of " + size + " bytes");
    }
    byte[] whole = new byte[size];
    System.arraycopy(length, 0, whole, 0, 4);
    bytes.readFully(whole, 4, size - 4);
    try (BsonBinaryReader reader = new BsonBinaryReader(ByteBuffer.wrap(whole))) {
      return fields(reader, 0);
    }
  }

  private static Map<String, @Nullable Object> fields(BsonBinaryReader reader, int depth) {
    checkDepth(depth);
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    reader.readStartDocument();
    for (BsonType t = reader.readBsonType();
        t != BsonType.END_OF_DOCUMENT;
        t = reader.readBsonType()) {
      fields.put(reader.readName(), value(reader, t, depth));
    }
    reader.readEndDocument();
    return fields;
  }

  private static List<@Nullable Object> elements(BsonBinaryReader reader, int depth) {
    checkDepth(depth);
    List<@Nullable Object> elements = new ArrayList<>();
    reader.readStartArray();
    for (BsonType t = reader.readBsonType();
        t != BsonType.END_OF_DOCUMENT;
        t = reader.readBsonType()) {
      elements.add(value(reader, t, depth));
    }
    reader.readEndArray();
    return elements;
  }

  private static @Nullable Object value(BsonBinaryReader reader, BsonType type, int depth) {
    return switch (type) {
      case DOUBLE -> reader.readDouble();
      case STRING -> reader.readString();
      case SYMBOL -> reader.readSymbol();
      case JAVASCRIPT -> reader.readJavaScript();
      case REGULAR_EXPRESSION -> reader.readRegularExpression().getPattern();
      case OBJECT_ID -> reader.readObjectId().toHexString();
      case BOOLEAN -> reader.readBoolean();
      case INT32 -> reader.readInt32();
      case INT64 -> reader.readInt64();
      case TIMESTAMP -> reader.readTimestamp().getValue();
      case DATE_TIME -> Instant.ofEpochMilli(reader.readDateTime());
      case DECIMAL128 -> decimal(reader.readDecimal128());
      case BINARY -> reader.readBinaryData().getData();
      case DOCUMENT -> fields(reader, depth + 1);
      case ARRAY -> elements(reader, depth + 1);
      default -> {
        // Null, undefined, and what is only MongoDB's own.
        reader.skipValue();
        yield null;
      }
    };
  }

  /** What is no number, or a zero below zero, is nothing here. */
  private static @Nullable Object decimal(Decimal128 value) {
    return value.isNaN() || value.isInfinite()
        ? null
        : value.isNegative() && isZero(value) ? BigDecimal.ZERO : value.bigDecimalValue();
  }

  private static boolean isZero(Decimal128 value) {
    return value.doubleValue() == 0;
  }
}
