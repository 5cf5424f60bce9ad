package io.mastic.runtime.sparksql;

import static org.apache.hadoop.hive.metastore.api.hive_metastoreConstants.META_TABLE_NAME;

import io.mastic.runtime.delimited.DelimitedText;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.commons.lang3.StringEscapeUtils;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapred.FileInputFormat;
import org.apache.hadoop.mapred.JobConf;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.SerDeInfo;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * What tables say of files that are not read line by line as Hive would. An input format is told no
 * more than the folders to list, so it is known here, in the process that lists them.
 */
@SuppressWarnings("deprecation") // Hive escapes by this class.
final class FileFacts {

  static final String FORMAT = "format";

  /** A folder of a table: of two tables over one folder each has its own words for the files. */
  private record Of(String table, String folder) {}

  private static final Map<Of, Map<String, String>> BY_FOLDER = new ConcurrentHashMap<>();

  /** What readers of such files go by. */
  private static final List<String> READ =
      List.of("classification", "jsonPath", "rowTag", "serialization.encoding", TableForm.SKIP);

  private FileFacts() {}

  /** Of the table, or of one of its partitions; empty if Hive's readers do. */
  static Optional<Map<String, String>> of(Table table, StorageDescriptor storage) {
    Map<String, String> said = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    SerDeInfo serde = storage.serdeInfo();
    if (serde != null) {
      said.putAll(serde.parameters());
    }
    said.putAll(table.parameters());
    String format = format(said, serde == null ? null : serde.serializationLibrary());
    if (format.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> facts = new HashMap<>(Map.of(FORMAT, format));
    if (isOneArray(storage)) {
      facts.put("wrapped", "array");
    }
    if (isJoined(said)) {
      facts.putAll(DelimitedText.settings(ColumnOrder.dialect(table, storage)));
    }
    if (format.equals("text")) {
      facts.putAll(ColumnOrder.facts(table, storage));
    }
    READ.forEach(name -> Optional.ofNullable(said.get(name)).ifPresent(v -> facts.put(name, v)));
    return Optional.of(facts);
  }

  /** Of documents that are lists crawlers make the one column array; each element is a record. */
  private static boolean isOneArray(StorageDescriptor storage) {
    return storage.columns().size() == 1
        && storage.columns().get(0).name().equals("array")
        && storage.columns().get(0).type().startsWith("array<");
  }

  private static String format(Map<String, String> said, @Nullable String library) {
    String word = said.getOrDefault("classification", "").toLowerCase(Locale.ROOT);
    String encoding = said.getOrDefault("serialization.encoding", "").toUpperCase(Locale.ROOT);
    String serde = library == null ? "" : library.strip().toLowerCase(Locale.ROOT);
    boolean noSerde = serde.isEmpty();
    if (noSerde && said.containsKey("rowTag")) {
      return "xml";
    }
    if (noSerde && List.of("ion", "bson").contains(word)) {
      return word;
    }
    if (word.equals("json") && serde.contains("json")) {
      return "json";
    }
    boolean wide = encoding.startsWith("UTF-16") || encoding.startsWith("UTF-32");
    return wide || isJoined(said) ? "text" : "";
  }

  /** Whether line ends in quotes end no record. */
  private static boolean isJoined(Map<String, String> said) {
    return said.getOrDefault("classification", "").equalsIgnoreCase("csv")
        && !said.containsKey("spark.sql.sources.provider")
        && said.getOrDefault("multiLine", "").equalsIgnoreCase("true");
  }

  /**
   * @param location of the table, or of one of its partitions
   */
  static void remember(Table table, @Nullable String location, Map<String, String> facts) {
    if (location != null && !location.isBlank()) {
      String name = table.databaseName() + "." + table.name();
      BY_FOLDER.put(new Of(name, LeftOut.bare(location)), Map.copyOf(facts));
    }
  }

  /** Those of the files that a job of Hadoop's reads: its table, and the folders it lists. */
  static Function<Path, Map<String, String>> in(JobConf job) {
    // Spark puts what its table says there.
    String table = StringEscapeUtils.unescapeJava(job.get(META_TABLE_NAME, ""));
    List<String> folders =
        Arrays.stream(FileInputFormat.getInputPaths(job))
            .map(folder -> LeftOut.bare(folder.toString()))
            .toList();
    return file -> {
      String name = LeftOut.bare(file.toString());
      return folders.stream()
          .filter(folder -> name.startsWith(folder + "/") || name.equals(folder))
          .map(folder -> BY_FOLDER.getOrDefault(new Of(table, folder), Map.of()))
          .findFirst()
          .orElse(Map.of());
    };
  }
}
