package io.mastic.runtime.source;

import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.option.Options;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** How the content of files becomes a frame. */
interface FileFormat {

  Set<String> NAMES =
      Set.of(
          "csv", "json", "parquet", "glueparquet", "orc", "avro", "groklog", "xml", "ion", "bson");

  /**
   * @param declared the columns and types of a catalog table (without partition keys), or null
   */
  Frame read(Files files, Options options, @Nullable StructType declared);

  /** Whether files of a format are texts, which may be packed. */
  static boolean isText(String name) {
    return List.of("csv", "json", "groklog").contains(name.toLowerCase(Locale.ROOT));
  }

  static boolean isKnown(String name) {
    return NAMES.contains(name.toLowerCase(Locale.ROOT));
  }

  /** The format of a Glue name. Throws IllegalArgumentException for one that cannot be read. */
  static FileFormat of(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "csv" -> new CsvFormat();
      case "json" -> new JsonFormat();
      // Files differ in their columns as records do: the frame has those of all files.
      case "parquet", "glueparquet" -> new ColumnarFormat("parquet");
      case "orc" -> new ColumnarFormat("orc");
      case "avro" -> new ColumnarFormat("avro");
      case "groklog" -> new GrokFormat();
      case "xml", "ion", "bson" -> new DocumentsFormat(name.toLowerCase(Locale.ROOT));
      default ->
          throw new IllegalArgumentException(
              "Files of the format " + name + " cannot be read by this version of Mastic");
    };
  }
}
