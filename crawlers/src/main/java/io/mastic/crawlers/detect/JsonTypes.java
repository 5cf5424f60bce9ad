package io.mastic.crawlers.detect;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.mastic.crawlers.schema.Column;
import io.mastic.crawlers.schema.Merge;
import io.mastic.crawlers.schema.Type;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON token by token and keeps nothing but types, so that a document cut off in its middle
 * still tells what its beginning holds.
 */
final class JsonTypes {

  /** How near the end of a cut sample an error must be to be the cut's. */
  private static final int NEAR_THE_END = 64;

  private final JsonPath path;
  private final long cutAt;
  private Type type = Type.NOTHING;
  private long records;
  private boolean cut;

  /** Of the array that was read last. */
  private long elements;

  JsonTypes(Sample sample, JsonPath path) {
    this.path = path;
    this.cutAt = sample.whole() ? Long.MAX_VALUE : sample.end() - sample.start() - NEAR_THE_END;
  }

  /** The one type of all records. */
  Type type() {
    return type;
  }

  long records() {
    return records;
  }

  /** False if a record at the top is neither an object nor an array. */
  boolean readAll(JsonParser parser) throws IOException {
    while (next(parser) != null) {
      if (!parser.currentToken().isStructStart()) {
        return false;
      }
      collect(parser, 0);
    }
    return true;
  }

  private void collect(JsonParser parser, int step) throws IOException {
    JsonToken token = parser.currentToken();
    if (step > 0 && step == path.steps().size() && token == JsonToken.START_ARRAY) {
      // A list at the end of a path is as many records.
      for (JsonToken each = next(parser); !isEnd(each); each = next(parser)) {
        boolean isNull = each == JsonToken.VALUE_NULL;
        type = Merge.types(type, read(parser));
        records += isNull ? 0 : 1;
      }
    } else if (step > 0 && token == JsonToken.VALUE_NULL) {
      // What is not there is no record.
      return;
    } else if (step == path.steps().size()) {
      Type record = read(parser);
      type = Merge.types(type, record);
      // Of a document that is an array readers make a record of each element.
      records += step == 0 && record instanceof Type.Array ? elements : 1;
    } else if (token == JsonToken.START_OBJECT) {
      while (!isEnd(next(parser))) {
        String name = parser.currentName();
        descend(parser, next(parser), name, JsonPath.Of.OBJECT, step);
      }
    } else if (token == JsonToken.START_ARRAY) {
      JsonToken element = next(parser);
      for (int i = 0; !isEnd(element); i++) {
        descend(parser, element, String.valueOf(i), JsonPath.Of.ARRAY, step);
        element = next(parser);
      }
    }
  }

  private void descend(
      JsonParser parser, @Nullable JsonToken token, String key, JsonPath.Of within, int step)
      throws IOException {
    if (token == null) {
      return;
    }
    if (path.steps().get(step).takes(key, within)) {
      collect(parser, step + 1);
    } else if (token.isStructStart()) {
      read(parser);
    }
  }

  private Type read(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> struct(parser);
      case START_ARRAY -> array(parser);
      case VALUE_TRUE, VALUE_FALSE -> Type.BOOLEAN;
      case VALUE_NUMBER_INT -> whole(parser);
      case VALUE_NUMBER_FLOAT -> Type.DOUBLE;
      case VALUE_NULL -> Type.NOTHING;
      default -> Type.STRING;
    };
  }

  private static Type whole(JsonParser parser) throws IOException {
    return switch (parser.getNumberType()) {
      case INT -> Type.INT;
      case LONG -> Type.BIGINT;
      default -> Type.DOUBLE;
    };
  }

  private Type struct(JsonParser parser) throws IOException {
    Map<String, Type> fields = new LinkedHashMap<>();
    while (!isEnd(next(parser))) {
      String name = parser.currentName();
      fields.merge(name, next(parser) == null ? Type.NOTHING : read(parser), Merge::types);
    }
    List<Column> columns = new ArrayList<>(fields.size());
    fields.forEach((name, value) -> columns.add(new Column(name, value)));
    return new Type.Struct(columns);
  }

  private Type array(JsonParser parser) throws IOException {
    Type element = Type.NOTHING;
    long count = 0;
    while (!isEnd(next(parser))) {
      element = Merge.types(element, read(parser));
      count++;
    }
    elements = count;
    return new Type.Array(element);
  }

  private static boolean isEnd(@Nullable JsonToken token) {
    return token == null || token.isStructEnd();
  }

  /** The next token; null at the end of the text, also where the sample was cut. */
  private @Nullable JsonToken next(JsonParser parser) throws IOException {
    if (cut) {
      return null;
    }
    try {
      return parser.nextToken();
    } catch (JsonProcessingException e) {
      if (!isTheCuts(e)) {
        throw e;
      }
      cut = true;
      return null;
    }
  }

  private boolean isTheCuts(JsonProcessingException e) {
    if (cutAt == Long.MAX_VALUE) {
      return false;
    }
    JsonLocation where = e.getLocation();
    return e instanceof JsonEOFException || (where != null && where.getByteOffset() >= cutAt);
  }
}
