package io.mastic.runtime.frame.type;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The type words of mappings and resolve actions: Glue's own, and those of Hive and Spark SQL. */
public final class TypeNames {
  private static final Pattern DECIMAL =
      Pattern.compile("(?:decimal|numeric|dec)(?:\\s*\\(\\s*(\\d+)\\s*(?:,\\s*(\\d+)\\s*)?\\))?");
  private static final Pattern TEXT =
      Pattern.compile("(?:string|str|text|(?:var)?char(?:\\s*\\(.*\\))?)");

  private static final Map<String, GlueType.Atomic> WORDS =
      Map.ofEntries(
          Map.entry("int", GlueType.INT),
          Map.entry("integer", GlueType.INT),
          Map.entry("long", GlueType.LONG),
          Map.entry("bigint", GlueType.LONG),
          Map.entry("short", GlueType.SHORT),
          Map.entry("smallint", GlueType.SHORT),
          Map.entry("byte", GlueType.BYTE),
          Map.entry("tinyint", GlueType.BYTE),
          Map.entry("float", GlueType.FLOAT),
          Map.entry("real", GlueType.FLOAT),
          Map.entry("double", GlueType.DOUBLE),
          Map.entry("boolean", GlueType.BOOLEAN),
          Map.entry("bool", GlueType.BOOLEAN),
          Map.entry("date", GlueType.DATE),
          Map.entry("timestamp", GlueType.TIMESTAMP),
          Map.entry("timestampntz", GlueType.TIMESTAMP_NTZ),
          Map.entry("timestamp_ntz", GlueType.TIMESTAMP_NTZ),
          Map.entry("binary", GlueType.BINARY),
          Map.entry("null", GlueType.NULL));

  private TypeNames() {}

  /**
   * The atomic type of a word, or empty for array, struct, map, choice and words that nobody knows.
   */
  public static Optional<GlueType.Atomic> find(String word) {
    String lower = word.trim().toLowerCase(Locale.ROOT);
    Matcher decimal = DECIMAL.matcher(lower);
    if (decimal.matches()) {
      int precision = decimal.group(1) == null ? 10 : Integer.parseInt(decimal.group(1));
      int scale = decimal.group(2) != null ? Integer.parseInt(decimal.group(2)) : 0;
      return Optional.of(GlueType.decimal(precision, decimal.group(1) == null ? 2 : scale));
    }
    if (TEXT.matcher(lower).matches()) {
      return Optional.of(GlueType.STRING);
    }
    return Optional.ofNullable(WORDS.get(lower));
  }
}
