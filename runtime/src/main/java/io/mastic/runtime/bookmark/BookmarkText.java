package io.mastic.runtime.bookmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The JobBookmark text: {@code
 * {"<transformation_ctx>":{"type":"s3","mark":ms,"files":{"<path>":ms}}}}.
 */
final class BookmarkText {

  private static final ObjectMapper JSON = new ObjectMapper();

  private BookmarkText() {}

  static String write(Map<String, Seen> sources) {
    ObjectNode json = JSON.createObjectNode();
    new TreeMap<>(sources)
        .forEach(
            (context, seen) -> {
              ObjectNode source =
                  json.putObject(context).put("type", "s3").put("mark", seen.mark());
              ObjectNode files = source.putObject("files");
              new TreeMap<>(seen.files()).forEach(files::put);
            });
    return json.toString();
  }

  /** Throws IllegalArgumentException if the text is not one of ours. */
  static Map<String, Seen> read(String text) {
    try {
      Map<String, Seen> sources = new LinkedHashMap<>();
      JSON.readTree(text.isBlank() ? "{}" : text)
          .fields()
          .forEachRemaining(source -> sources.put(source.getKey(), seen(source.getValue())));
      return sources;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "The job's bookmark cannot be read: " + e.getOriginalMessage(), e);
    }
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
