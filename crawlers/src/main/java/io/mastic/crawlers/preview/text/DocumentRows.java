package io.mastic.crawlers.preview.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.mastic.crawlers.document.BrokenDocumentException;
import io.mastic.crawlers.document.BsonNodes;
import io.mastic.crawlers.document.DocumentRecords;
import io.mastic.crawlers.document.IonNodes;
import io.mastic.crawlers.document.XmlInput;
import io.mastic.crawlers.document.XmlNodes;
import io.mastic.crawlers.preview.row.ColumnName;
import io.mastic.crawlers.preview.row.FileBytes;
import io.mastic.crawlers.preview.row.RowSource;
import io.mastic.crawlers.preview.row.Taking;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * XML, Ion and BSON: their records, as far as the beginning of a file holds whole ones. One value
 * is a list of one where a list is asked for, as readers of tables have it.
 */
public final class DocumentRows implements RowSource {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss[.SSS]", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final List<ColumnName> columns;
  private final JsonCells cells;
  private final Function<InputStream, DocumentRecords> reader;

  private DocumentRows(List<ColumnName> columns, Function<InputStream, DocumentRecords> reader) {
    this.columns = List.copyOf(columns);
    this.cells = new JsonCells(columns, Map.of());
    this.reader = reader;
  }

  /**
   * @param rowTag of the elements that are rows
   */
  public static DocumentRows xml(List<ColumnName> columns, String rowTag) {
    return new DocumentRows(columns, plain -> new XmlNodes(XmlInput.of(plain), rowTag));
  }

  public static DocumentRows ion(List<ColumnName> columns) {
    return new DocumentRows(columns, IonNodes::new);
  }

  public static DocumentRows bson(List<ColumnName> columns) {
    return new DocumentRows(columns, BsonNodes::new);
  }

  @Override
  public void read(FileBytes file, Taking taking) throws IOException {
    Unpacked content = Unpacked.of(file, taking, Unpacked.Text.AS_IT_IS);
    try {
      DocumentRecords records = reader.apply(new ByteArrayInputStream(content.bytes()));
      while (!taking.isFull() && records.hasNext()) {
        cells.add(fitted(records.next()), taking);
      }
    } catch (BrokenDocumentException e) {
      if (content.whole()) {
        throw new IOException(e.getMessage(), e);
      }
    }
    if (content.fault() != null && !taking.isFull()) {
      throw new IOException(content.fault());
    }
  }

  private ObjectNode fitted(ObjectNode record) {
    Map<String, String> types = new HashMap<>();
    columns.forEach(column -> types.put(column.name().toLowerCase(Locale.ROOT), column.type()));
    ObjectNode fitted = JsonNodeFactory.instance.objectNode();
    record
        .properties()
        .forEach(
            member ->
                fitted.set(
                    member.getKey(),
                    fitted(
                        member.getValue(),
                        types.getOrDefault(member.getKey().toLowerCase(Locale.ROOT), ""))));
    return fitted;
  }

  private static JsonNode fitted(JsonNode value, String type) {
    JsonNode plain =
        value instanceof POJONode pojo && pojo.getPojo() instanceof Instant time
            ? JsonNodeFactory.instance.textNode(TIME.format(time))
            : value;
    boolean isAlone = type.toLowerCase(Locale.ROOT).startsWith("array<") && !plain.isArray();
    return isAlone && !plain.isNull() ? JsonNodeFactory.instance.arrayNode().add(plain) : plain;
  }
}
