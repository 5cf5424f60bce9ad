package io.mastic.crawlers.preview.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mastic.crawlers.preview.row.ColumnName;
import io.mastic.crawlers.preview.row.FileBytes;
import io.mastic.crawlers.preview.row.RowSource;
import io.mastic.crawlers.preview.row.Taking;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * JSON: records one after the other, on lines or over several, or the elements of one array. What
 * is no JSON is a bad record as far as its line goes.
 */
public final class JsonRows implements RowSource {

  private static final int DEEPEST = 200;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  static {
    JSON.getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxStringLength(Unpacked.MOST)
                .build());
  }

  private final JsonCells cells;
  private final Arrays arrays;

  /** What an array is, where a record is looked for. */
  public enum Arrays {
    /** Its elements are the records. */
    RECORDS,
    /** It is the value of the only column. */
    VALUE
  }

  /**
   * @param keys of columns in lower case that are not their names
   */
  public JsonRows(List<ColumnName> columns, Map<String, String> keys, Arrays arrays) {
    this.cells = new JsonCells(columns, keys);
    this.arrays = arrays;
  }

  @Override
  public void read(FileBytes file, Taking taking) throws IOException {
    Unpacked content = Unpacked.of(file, taking);
    byte[] bytes = content.bytes();
    int at = content.start();
    while (!taking.isFull()) {
      at = next(bytes, at);
      if (at >= bytes.length) {
        break;
      }
      int end = record(content, at, taking);
      at = end < 0 ? broken(bytes, at, taking) : end;
    }
    if (content.fault() != null && !taking.isFull()) {
      throw new IOException(content.fault());
    }
  }

  /** Takes the value that begins there; where it ends, or -1 if it is none. */
  private int record(Unpacked content, int at, Taking taking) throws IOException {
    byte[] bytes = content.bytes();
    int before = taking.wanted();
    try (JsonParser parser = JSON.getFactory().createParser(bytes, at, bytes.length - at)) {
      JsonToken first = parser.nextToken();
      if (first == JsonToken.START_ARRAY && arrays == Arrays.RECORDS) {
        while (parser.nextToken() != JsonToken.END_ARRAY && !taking.isFull()) {
          JsonNode element = parser.readValueAsTree();
          cells.add(element, taking);
        }
      } else {
        JsonNode value = parser.readValueAsTree();
        cells.add(value, taking);
      }
      return at + (int) parser.currentLocation().getByteOffset();
    } catch (JsonProcessingException e) {
      if (e instanceof JsonEOFException && !content.whole()) {
        return bytes.length;
      }
      if (taking.wanted() < before) {
        throw new IOException("it is no JSON further on: " + e.getOriginalMessage(), e);
      }
      return -1;
    }
  }

  private int broken(byte[] bytes, int at, Taking taking) {
    int end = lineEnd(bytes, at);
    cells.addBroken(bytes, at, end, taking);
    return end;
  }

  private static int next(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && ((bytes[at] <= ' ' && bytes[at] >= 0) || bytes[at] == ',')) {
      at++;
    }
    return at;
  }

  private static int lineEnd(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && bytes[at] != '\n') {
      at++;
    }
    return at;
  }
}
