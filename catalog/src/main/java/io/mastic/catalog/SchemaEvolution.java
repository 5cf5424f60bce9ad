package io.mastic.catalog;

import java.util.List;
import java.util.function.BiPredicate;

/** What the eight compatibility modes ask of a new version of a schema. */
final class SchemaEvolution {

  private SchemaEvolution() {}

  /** Whether a mode looks at all versions since the checkpoint, not at the last one only. */
  static boolean looksAtAll(String mode) {
    return mode.endsWith("_ALL");
  }

  /** Whether a mode compares versions at all. */
  static boolean compares(String mode) {
    return !mode.equals("NONE") && !mode.equals("DISABLED");
  }

  /**
   * @param earlier the versions to compare with, the newest first
   * @param canRead whether data written by the second can be read by the first
   */
  static <S> boolean allows(String mode, List<S> earlier, S next, BiPredicate<S, S> canRead) {
    return (looksAtAll(mode) ? earlier : earlier.stream().limit(1).toList())
        .stream()
            .allMatch(
                old ->
                    switch (mode.replace("_ALL", "")) {
                      case "BACKWARD" -> canRead.test(next, old);
                      case "FORWARD" -> canRead.test(old, next);
                      case "FULL" -> canRead.test(next, old) && canRead.test(old, next);
                      default -> true;
                    });
  }
}
