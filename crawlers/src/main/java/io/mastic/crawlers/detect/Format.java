package io.mastic.crawlers.detect;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What files must have in common to be read as one table.
 *
 * @param classification Glue's word: csv, json, parquet
 * @param compression Glue's word: none, gzip, bzip2, zip
 * @param parameters what else a reader has to know, as table parameters: delimiter, header lines
 * @param serde how a reader parses it
 * @param unquoted for text with cells in quotes what it would be without them; else null
 */
public record Format(
    String classification,
    String compression,
    Map<String, String> parameters,
    Serde serde,
    @Nullable Format unquoted) {

  public Format {
    parameters = Map.copyOf(parameters);
  }

  public Format(
      String classification, String compression, Map<String, String> parameters, Serde serde) {
    this(classification, compression, parameters, serde, null);
  }

  /** Of which no more is to be known than what it is. */
  Format(String classification, String compression, Serde serde) {
    this(classification, compression, Map.of(), serde);
  }

  /** The same, parsed in another way. */
  Format serde(Serde other) {
    return new Format(classification, compression, parameters, other, unquoted);
  }

  Format compressed(Compression how) {
    return packed(how.glueName());
  }

  /**
   * Whether a reader takes both for the same but for how they are packed, which it sees itself, and
   * for quotes: who knows quotes reads what has none.
   */
  public boolean readsLike(Format other) {
    Format mine = unquoted == null ? this : unquoted;
    Format theirs = other.unquoted == null ? other : other.unquoted;
    return mine.classification.equals(theirs.classification)
        && mine.parameters.equals(theirs.parameters)
        && mine.serde.equals(theirs.serde);
  }

  /**
   * One for files of both, which are read alike: with quotes if either has them; how they are
   * packed their names say.
   */
  public Format together(Format other) {
    Format both = unquoted == null ? other : this;
    return both.packed(compression.equals(other.compression) ? compression : "none");
  }

  /** The same for files that are packed like this. */
  public Format packed(String how) {
    return compression.equals(how)
        ? this
        : new Format(classification, how, parameters, serde, unquoted);
  }
}
