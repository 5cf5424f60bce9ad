package io.mastic.jobs.launch;

import io.mastic.jobs.launch.order.JobKind;
import io.mastic.jobs.launch.order.LaunchException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A connector of Spark's that comes along, apart from Spark's own jars: a run has it if its script
 * says one of its words, so that all others start as ever. Streams have Kafka's in any case: a
 * table of the catalog may be over a topic.
 */
enum ConnectorJars {
  KAFKA,
  MONGODB,
  OPENSEARCH;

  /** Its name, and that of its folder. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @param script which need not be there
   */
  static List<ConnectorJars> of(JobKind kind, Path script) throws LaunchException {
    String text = text(script);
    return Arrays.stream(values())
        .filter(
            connector ->
                (connector == KAFKA && kind == JobKind.GLUESTREAMING)
                    || connector.words().stream().anyMatch(text::contains))
        .toList();
  }

  private List<String> words() {
    return this == MONGODB ? List.of("mongodb", "documentdb") : List.of(word());
  }

  private static String text(Path script) throws LaunchException {
    try {
      return Files.isRegularFile(script)
          ? new String(Files.readAllBytes(script), StandardCharsets.ISO_8859_1)
              .toLowerCase(Locale.ROOT)
          : "";
    } catch (IOException e) {
      throw new LaunchException("The script cannot be read: " + e.getMessage(), e);
    }
  }
}
