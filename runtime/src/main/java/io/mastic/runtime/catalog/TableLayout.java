package io.mastic.runtime.catalog;

import io.mastic.runtime.option.Options;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * How a catalog table's files are to be read and written, decided from its SerDe, else from its
 * classification.
 *
 * @param format a Glue format name, or the classification as it is (such as {@code postgresql}) if
 *     it is none
 * @param options the format's options, for reading and writing
 */
public record TableLayout(
    String name,
    String format,
    Options options,
    String location,
    StructType columns,
    StructType partitionKeys) {

  /** Throws IllegalArgumentException if the table says neither SerDe nor classification. */
  public static TableLayout of(Table table) {
    StorageDescriptor storage =
        table.storageDescriptor() == null
            ? StorageDescriptor.builder().build()
            : table.storageDescriptor();
    Map<String, String> facts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    String serde = "";
    if (storage.serdeInfo() != null) {
      facts.putAll(storage.serdeInfo().parameters());
      serde = orEmpty(storage.serdeInfo().serializationLibrary());
    }
    facts.putAll(storage.parameters());
    facts.putAll(table.parameters());
    String name = table.databaseName() + "." + table.name();
    String word = facts.getOrDefault("classification", "");
    // Rows of XML, whatever its classifier calls it.
    String format =
        serde.isEmpty() && facts.containsKey("rowTag")
            ? "xml"
            : format(name, serde, word, orEmpty(storage.inputFormat()));
    List<Column> keys = table.partitionKeys();
    return new TableLayout(
        name,
        format,
        format.equals("csv") ? text(name, serde, facts) : new Options(facts),
        orEmpty(storage.location()),
        SparkHiveTypes.schema(storage.columns()),
        SparkHiveTypes.schema(keys));
  }

  /** With what says which files are the table's. */
  private static Options text(String name, String serde, Map<String, String> facts) {
    Options options = TextLayout.options(name, serde, facts);
    String exclusions = facts.getOrDefault("exclusions", "");
    return exclusions.isEmpty() ? options : options.with("exclusions", exclusions);
  }

  private static String format(
      String name, String serde, String classification, String inputFormat) {
    String words = serde.substring(serde.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String input = inputFormat.toLowerCase(Locale.ROOT);
    if (words.contains("json") || words.contains("hivejsonserde")) {
      return "json";
    }
    if (words.contains("opencsv")) {
      return "csv";
    }
    if (words.contains("grok")) {
      return "groklog";
    }
    for (String format : List.of("parquet", "orc", "avro")) {
      if (words.contains(format) || input.contains(format)) {
        return format;
      }
    }
    if (words.contains("lazysimple")
        && (classification.isEmpty() || classification.equalsIgnoreCase("csv"))) {
      return "csv";
    }
    if (!classification.isEmpty()) {
      return classification.toLowerCase(Locale.ROOT);
    }
    throw new IllegalArgumentException(
        "The table " + name + " names neither a known SerDe nor a classification: " + serde);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
