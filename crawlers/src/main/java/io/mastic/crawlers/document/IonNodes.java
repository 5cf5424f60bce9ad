package io.mastic.crawlers.document;

import com.amazon.ion.IonException;
import com.amazon.ion.IonReader;
import com.amazon.ion.IonType;
import com.amazon.ion.system.IonReaderBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Amazon Ion, binary or text: the structs at the top, and those in lists at the top. */
public final class IonNodes extends DocumentRecords {

  private final IonReader reader;

  public IonNodes(InputStream plain) {
    try {
      this.reader = IonReaderBuilder.standard().build(plain);
    } catch (IonException e) {
      throw broken(e);
    }
  }

  private static BrokenDocumentException broken(RuntimeException e) {
    return new BrokenDocumentException("it is no Ion: " + e.getMessage(), e);
  }

  @Override
  boolean advance() {
    try {
      IonType type = reader.next();
      if (type == null) {
        return false;
      }
      if (!reader.isNullValue()) {
        if (type == IonType.LIST) {
          list(0).forEach(this::record);
        } else {
          record(value(type, 0));
        }
      }
      return true;
    } catch (IonException | IllegalArgumentException e) {
      throw broken(e);
    }
  }

  private void record(JsonNode value) {
    if (value instanceof ObjectNode struct) {
      give(struct);
    } else if (!value.isNull()) {
      throw new BrokenDocumentException("a value at the top is no struct");
    }
  }

  private JsonNode value(IonType type, int depth) {
    if (reader.isNullValue()) {
      return NODES.nullNode();
    }
    return switch (type) {
      case BOOL -> NODES.booleanNode(reader.booleanValue());
      case INT ->
          switch (reader.getIntegerSize()) {
            case INT -> NODES.numberNode(reader.intValue());
            case LONG -> NODES.numberNode(reader.longValue());
            case BIG_INTEGER -> NODES.numberNode(new BigDecimal(reader.bigIntegerValue()));
          };
      case FLOAT -> NODES.numberNode(reader.doubleValue());
      case DECIMAL -> NODES.numberNode(new BigDecimal(reader.bigDecimalValue().toString()));
      case TIMESTAMP -> NODES.pojoNode(reader.timestampValue().dateValue().toInstant());
      case STRING, SYMBOL -> NODES.textNode(reader.stringValue());
      case CLOB -> NODES.textNode(new String(reader.newBytes(), StandardCharsets.UTF_8));
      case BLOB -> NODES.binaryNode(reader.newBytes());
      case STRUCT -> struct(depth + 1);
      case LIST, SEXP -> list(depth + 1);
      default -> NODES.nullNode();
    };
  }

  private ObjectNode struct(int depth) {
    checkDepth(depth);
    ObjectNode fields = NODES.objectNode();
    reader.stepIn();
    for (IonType type = reader.next(); type != null; type = reader.next()) {
      fields.set(reader.getFieldName(), value(type, depth));
    }
    reader.stepOut();
    return fields;
  }

  private ArrayNode list(int depth) {
    checkDepth(depth);
    ArrayNode elements = NODES.arrayNode();
    reader.stepIn();
    for (IonType type = reader.next(); type != null; type = reader.next()) {
      elements.add(value(type, depth));
    }
    reader.stepOut();
    return elements;
  }
}
