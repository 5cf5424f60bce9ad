package io.mastic.runtime.sparksql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A view that Athena or Trino made, as one of Spark's. Its text is read only where it means the
 * same to both; Spark tells what else it does not know of it, since the view's columns and their
 * types are given.
 *
 * @param text in Spark's SQL
 * @param properties by which Spark knows its own views
 */
record PrestoView(String text, StructType schema, Map<String, String> properties) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern ENVELOPE =
      Pattern.compile("\\s*/\\*\\s*Presto View:\\s*([A-Za-z0-9+/=\\s]+?)\\s*\\*/\\s*");
  private static final Pattern DECIMAL = Pattern.compile("decimal\\(.*\\)");

  /** Both know these, and mean the same. */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("varchar", "string"),
          Map.entry("char", "string"),
          Map.entry("bigint", "bigint"),
          Map.entry("integer", "int"),
          Map.entry("smallint", "smallint"),
          Map.entry("tinyint", "tinyint"),
          Map.entry("boolean", "boolean"),
          Map.entry("double", "double"),
          Map.entry("real", "float"),
          Map.entry("date", "date"),
          Map.entry("timestamp", "timestamp"),
          Map.entry("varbinary", "binary"));

  static PrestoView of(String name, @Nullable String stored) {
    Matcher envelope = ENVELOPE.matcher(stored == null ? "" : stored);
    if (!envelope.matches()) {
      throw refused(name, "its text is not there");
    }
    JsonNode view = json(name, envelope.group(1).replaceAll("\\s", ""));
    StructType schema = new StructType();
    Map<String, String> properties = new LinkedHashMap<>();
    int i = 0;
    for (JsonNode column : view.path("columns")) {
      String label = column.path("name").asText();
      schema = schema.add(label, type(name, column.path("type").asText()), true);
      properties.put("view.query.out.col." + i++, label);
    }
    properties.put("view.query.out.numCols", Integer.toString(i));
    properties.put("view.catalogAndNamespace.numParts", "2");
    properties.put("view.catalogAndNamespace.part.0", "spark_catalog");
    properties.put(
        "view.catalogAndNamespace.part.1",
        view.path("schema").asText("").isEmpty()
            ? name.substring(0, name.indexOf('.'))
            : view.path("schema").asText());
    return new PrestoView(
        sparks(name, view.path("originalSql").asText()), schema, new HashMap<>(properties));
  }

  private static JsonNode json(String name, String base64) {
    try {
      return JSON.readTree(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
    } catch (IOException | IllegalArgumentException e) {
      throw refused(name, "its text cannot be decoded");
    }
  }

  private static DataType type(String name, String type) {
    String lower = type.toLowerCase(Locale.ROOT);
    String word =
        DECIMAL.matcher(lower).matches() ? lower : TYPES.get(lower.replaceFirst("\\(\\d+\\)$", ""));
    if (word == null) {
      throw refused(name, "it has a column of the type " + type);
    }
    return DataType.fromDDL(word);
  }

  /**
   * The text in Spark's SQL: names in back quotes.
   *
   * @throws RuntimeException for what Spark would read as something else
   */
  static String sparks(String name, String text) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '\'' || c == '"') {
        int end = end(name, text, i);
        String inner = text.substring(i + 1, end);
        out.append(c == '"' ? named(inner) : literal(inner));
        i = end + 1;
      } else if (c == '/' || c == '[' || c == '`' || c == '%') {
        throw refused(name, "its text has " + c + ", which does not mean the same in Spark");
      } else {
        out.append(c);
        i++;
      }
    }
    return out.toString();
  }

  private static int end(String name, String text, int start) {
    char quote = text.charAt(start);
    for (int i = start + 1; i < text.length(); i++) {
      if (text.charAt(i) == quote) {
        if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
          i++;
        } else {
          return i;
        }
      }
    }
    throw refused(name, "its text has a quote that does not end");
  }

  private static String named(String inner) {
    return "`" + inner.replace("\"\"", "\"").replace("`", "``") + "`";
  }

  /** Spark knows a backslash in texts, Presto does not; doubled quotes are one to Presto alone. */
  private static String literal(String inner) {
    return "'" + inner.replace("\\", "\\\\").replace("''", "\\'") + "'";
  }

  private static RuntimeException refused(String name, String why) {
    return Refusal.of(
        "The view " + name + " was made by Athena or Trino and cannot be read by Spark: " + why);
  }
}
