package io.mastic.runtime.sparksql;

import io.mastic.runtime.catalog.TableLayout;
import io.mastic.runtime.delimited.DelimitedText;
import io.mastic.runtime.option.Options;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.SerDeInfo;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * What tables say of files that are not read line by line as Hive would. An input format is told no
 * more than the folders to list, so it is known here, in the process that lists them.
 */
final class FileFacts {

  static final String FORMAT = "format";

  private static final Map<String, Map<String, String>> BY_FOLDER = new ConcurrentHashMap<>();

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
      facts.putAll(DelimitedText.settings(dialect(table, storage)));
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

  /** As jobs have it; how many lines are left out matters to the reader of lines alone. */
  private static Options dialect(Table table, StorageDescriptor storage) {
    Map<String, String> parameters = new HashMap<>(table.parameters());
    parameters.put(TableForm.SKIP, "0");
    return TableLayout.of(
            table.toBuilder().parameters(parameters).storageDescriptor(storage).build())
        .options();
  }

  static void remember(@Nullable String location, Map<String, String> facts) {
    if (location != null && !location.isBlank()) {
      BY_FOLDER.put(LeftOut.bare(location), Map.copyOf(facts));
    }
  }

  /**
   * @param folders that are listed
   */
  static Map<String, String> of(Path file, Path[] folders) {
    String name = LeftOut.bare(file.toString());
    return Arrays.stream(folders)
        .map(folder -> LeftOut.bare(folder.toString()))
        .filter(folder -> name.startsWith(folder + "/") || name.equals(folder))
        .map(folder -> BY_FOLDER.getOrDefault(folder, Map.of()))
        .findFirst()
        .orElse(Map.of());
  }
}
