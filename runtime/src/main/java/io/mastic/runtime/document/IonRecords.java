package io.mastic.runtime.document;

import com.amazon.ion.IonException;
import com.amazon.ion.IonReader;
import com.amazon.ion.IonType;
import com.amazon.ion.Timestamp;
import com.amazon.ion.system.IonReaderBuilder;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Amazon Ion, binary or as text: each struct at the top is a record, and so is each in a list at
 * the top. Symbols are texts, annotations say nothing.
 */
final class IonRecords extends Ahead {

  private final IonReader reader;

  IonRecords(InputStream plain) {
    try {
      reader = IonReaderBuilder.standard().build(plain);
    } catch (IonException e) {
      throw malformed(e);
    }
  }

  private static MalformedDocumentException malformed(IonException e) {
    return new MalformedDocumentException("It is no Ion: " + e.getMessage(), e);
  }

  @Override
  boolean advance() {
    try {
      IonType type = reader.next();
      if (type == null) {
        return false;
      }
      if (reader.isNullValue()) {
        return true;
      }
      if (type == IonType.STRUCT) {
        give(struct(0));
      } else if (type == IonType.LIST) {
        list(0).forEach(this::record);
      } else {
        record("a " + type);
      }
      return true;
    } catch (IonException e) {
      throw malformed(e);
    }
  }

  private void record(@Nullable Object value) {
    if (value instanceof Map<?, ?>) {
      give(value);
    } else if (value != null) {
      throw new MalformedDocumentException("A value at the top of an Ion file is no struct");
    }
  }

  private Map<String, @Nullable Object> struct(int depth) {
    checkDepth(depth);
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    reader.stepIn();
    for (IonType type = reader.next(); type != null; type = reader.next()) {
      fields.put(reader.getFieldName(), value(type, depth));
    }
    reader.stepOut();
    return fields;
  }

  private List<@Nullable Object> list(int depth) {
    checkDepth(depth);
    List<@Nullable Object> elements = new ArrayList<>();
    reader.stepIn();
    for (IonType type = reader.next(); type != null; type = reader.next()) {
      elements.add(value(type, depth));
    }
    reader.stepOut();
    return elements;
  }

  private @Nullable Object value(IonType type, int depth) {
    if (reader.isNullValue()) {
      return null;
    }
    return switch (type) {
      case BOOL -> reader.booleanValue();
      case INT -> whole();
      case FLOAT -> reader.doubleValue();
      case DECIMAL -> new BigDecimal(reader.bigDecimalValue().toString());
      case TIMESTAMP -> time(reader.timestampValue());
      case STRING, SYMBOL -> reader.stringValue();
      case CLOB -> new String(reader.newBytes(), StandardCharsets.UTF_8);
      case BLOB -> reader.newBytes();
      case STRUCT -> struct(depth + 1);
      case LIST, SEXP -> list(depth + 1);
      default -> null;
    };
  }

  private Object whole() {
    return switch (reader.getIntegerSize()) {
      case INT -> reader.intValue();
      case LONG -> reader.longValue();
      case BIG_INTEGER -> reader.bigIntegerValue();
    };
  }

  private static Instant time(Timestamp time) {
    BigDecimal millis = time.getDecimalMillis();
    long seconds = millis.movePointLeft(3).setScale(0, RoundingMode.FLOOR).longValueExact();
    BigDecimal rest = millis.subtract(BigDecimal.valueOf(seconds).movePointRight(3));
    return Instant.ofEpochSecond(
        seconds, rest.movePointRight(6).setScale(0, RoundingMode.FLOOR).longValueExact());
  }
}
