package io.mastic.runtime.catalog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.glue.model.Table;

/** What a stream is one of. */
public enum StreamKind {
  KAFKA("a topic of Kafka"),
  KINESIS("a stream of Kinesis");

  private final String title;

  StreamKind(String title) {
    this.title = title;
  }

  /** Its name as a type of connection, and as Spark's format. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<StreamKind> named(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equalsIgnoreCase(word)).findFirst();
  }

  /**
   * What a table of the catalog is over, as its {@code typeOfData} says; empty for data at rest.
   */
  public static Optional<StreamKind> of(Table table) {
    Map<String, String> storage =
        table.storageDescriptor() == null ? Map.of() : table.storageDescriptor().parameters();
    return named(storage.getOrDefault("typeOfData", ""))
        .or(() -> named(table.parameters().getOrDefault("typeOfData", "")));
  }

  /** What is said where a table over a stream is taken for one over files. */
  public String elsewhere(String table) {
    return "The table "
        + table
        + " is over "
        + title
        + ", which Spark SQL and other engines cannot read: a job reads it by"
        + " create_data_frame.from_catalog";
  }
}
