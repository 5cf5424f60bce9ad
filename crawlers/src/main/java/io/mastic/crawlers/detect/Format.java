package io.mastic.crawlers.detect;

import java.util.Map;

/**
 * What files must have in common to be read as one table.
 *
 * @param classification Glue's word: csv, json, parquet
 * @param compression Glue's word: none, gzip, bzip2, zip
 * @param parameters what else a reader has to know, as table parameters: delimiter, header lines
 * @param serde how a reader parses it
 */
public record Format(
    String classification, String compression, Map<String, String> parameters, Serde serde) {

  public Format {
    parameters = Map.copyOf(parameters);
  }

  Format compressed(Compression how) {
    return new Format(classification, how.glueName(), parameters, serde);
  }

  /** Whether a reader takes both for the same but for how they are packed, which it sees itself. */
  public boolean readsLike(Format other) {
    return classification.equals(other.classification)
        && parameters.equals(other.parameters)
        && serde.equals(other.serde);
  }

  /** One for files of both, which are read alike; how they are packed their names say. */
  public Format together(Format other) {
    return compression.equals(other.compression)
        ? this
        : new Format(classification, "none", parameters, serde);
  }
}
