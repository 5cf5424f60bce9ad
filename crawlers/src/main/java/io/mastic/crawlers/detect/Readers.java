package io.mastic.crawlers.detect;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What readers of tables can read: only that becomes a table. */
final class Readers {

  private Readers() {}

  /** Why a file packed like that, of that name, cannot be read; empty if it can. */
  static Optional<String> whyNot(String key, Compression compression) {
    String name = key.toLowerCase(Locale.ROOT);
    if (compression != Compression.NONE) {
      return name.endsWith(compression.ending())
          ? Optional.empty()
          : Optional.of(
              "it is packed with "
                  + compression.glueName()
                  + ", and readers unpack it only if its name ends in "
                  + compression.ending());
    }
    return Stream.concat(
            Arrays.stream(Compression.values())
                .map(Compression::ending)
                .filter(ending -> !ending.isEmpty()),
            Stream.of(".deflate"))
        .filter(name::endsWith)
        .findFirst()
        .map(end -> "it is named " + end + " but is not packed, and readers go by the name");
  }
}
