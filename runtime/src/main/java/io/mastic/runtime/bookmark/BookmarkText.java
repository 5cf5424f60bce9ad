package io.mastic.runtime.bookmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The JobBookmark text: {@code
 * {"<transformation_ctx>":{"type":"s3","mark":ms,"files":{"<path>":ms}},
 * "<another>":{"type":"jdbc","keys":["id"],"order":"asc","values":["42"]}}}.
 */
final class BookmarkText {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROWS = "jdbc";

  private BookmarkText() {}

  static String write(Map<String, ReadProgress> sources) {
    ObjectNode json = JSON.createObjectNode();
    new TreeMap<>(sources)
        .forEach(
            (context, progress) -> {
              ObjectNode source = json.putObject(context);
              if (progress instanceof Seen seen) {
                source.put("type", "s3").put("mark", seen.mark());
                ObjectNode files = source.putObject("files");
                new TreeMap<>(seen.files()).forEach(files::put);
              } else if (progress instanceof SeenRows rows) {
                source.put("type", ROWS);
                rows.keys().forEach(source.putArray("keys")::add);
                source.put("order", rows.order().word());
                rows.values().forEach(source.putArray("values")::add);
              }
            });
    return json.toString();
  }

  /** Throws IllegalArgumentException if the text is not one of ours. */
  static Map<String, ReadProgress> read(String text) {
    try {
      Map<String, ReadProgress> sources = new LinkedHashMap<>();
      JSON.readTree(text.isBlank() ? "{}" : text)
          .fields()
          .forEachRemaining(source -> sources.put(source.getKey(), progress(source.getValue())));
      return sources;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "The job's bookmark cannot be read: " + e.getOriginalMessage(), e);
    }
  }

  private static ReadProgress progress(JsonNode source) {
    return source.path("type").asText().equals(ROWS)
        ? new SeenRows(
            texts(source.path("keys")),
            SeenRows.Order.of(Optional.ofNullable(source.path("order").textValue())),
            texts(source.path("values")))
        : seen(source);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  private static Seen seen(JsonNode source) {
    Map<String, Long> files = new HashMap<>();
    source
        .path("files")
        .fields()
        .forEachRemaining(file -> files.put(file.getKey(), file.getValue().asLong()));
    return new Seen(source.path("mark").asLong(), files);
  }
}
