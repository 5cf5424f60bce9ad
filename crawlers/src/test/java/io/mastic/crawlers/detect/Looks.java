package io.mastic.crawlers.detect;

import io.mastic.crawlers.schema.Column;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;

/** What tests ask of a look. */
final class Looks {

  private Looks() {}

  static Optional<Look.Recognized> look(TextClassifier classifier, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return classifier.look(new Sample(bytes, true, 1, Compression.NONE));
  }

  /** Columns as one line: {@code a int, b string}; "unknown" if the text was not recognized. */
  static String columns(Optional<Look.Recognized> look) {
    return look.map(found -> columns(found)).orElse("unknown");
  }

  static String columns(Look.Recognized look) {
    return look.schema().columns().stream().map(Looks::column).collect(Collectors.joining(", "));
  }

  private static String column(Column column) {
    return column.name() + " " + column.type().hive();
  }
}
