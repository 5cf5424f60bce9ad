package io.mastic.crawlers.detect;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What files must have in common to be read as one table.
 *
 * @param classification Glue's word: csv, json, parquet
 * @param compression Glue's word: none, gzip, bzip2, zip
 * @param parameters what else a reader has to know, as table parameters: delimiter, header lines
 * @param serde how a reader parses it
 * @param unquoted for text with cells in quotes, or with names that differ in their case alone,
 *     what it would be without them; else null
 */
public record Format(
    String classification,
    String compression,
    Map<String, String> parameters,
    Serde serde,
    @Nullable Format unquoted) {

  private static final String OVER_LINES = "multiLine";

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

  /** The same with one more parameter of its SerDe, which it would have without quotes, too. */
  Format with(String name, String value) {
    Format plain = unquoted == null ? null : unquoted.with(name, value);
    return new Format(classification, compression, parameters, serde.with(name, value), plain);
  }

  /** The same with cells that go on over line ends: Glue's word for it is the readers'. */
  Format overLines() {
    Map<String, String> more = new HashMap<>(parameters);
    more.put(OVER_LINES, "true");
    return new Format(classification, compression, more, serde, unquoted == null ? this : unquoted);
  }

  /** The same where columns are of keys that their names do not tell. */
  Format mapped(Map<String, String> keys) {
    Serde mapped = serde;
    for (Map.Entry<String, String> key : keys.entrySet()) {
      mapped = mapped.with("mapping." + key.getKey(), key.getValue());
    }
    return new Format(classification, compression, parameters, mapped, this);
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
   * One for files of both, which are read alike: with quotes, cells over lines and keys of columns
   * if either has them; how they are packed their names say.
   */
  public Format together(Format other) {
    Format both = unquoted == null || other.isQuoted() ? other : this;
    Map<String, String> words = new HashMap<>(both.parameters);
    if (parameters.containsKey(OVER_LINES) || other.parameters.containsKey(OVER_LINES)) {
      words.put(OVER_LINES, "true");
    }
    Serde parsed = both.serde.withKeysOf(serde).withKeysOf(other.serde);
    return new Format(classification, both.compression, words, parsed, both.unquoted)
        .packed(compression.equals(other.compression) ? compression : "none");
  }

  private boolean isQuoted() {
    return unquoted != null && !serde.equals(unquoted.serde) && classification.equals("csv");
  }

  /** The same for files that are packed like this. */
  public Format packed(String how) {
    return compression.equals(how)
        ? this
        : new Format(classification, how, parameters, serde, unquoted);
  }
}
