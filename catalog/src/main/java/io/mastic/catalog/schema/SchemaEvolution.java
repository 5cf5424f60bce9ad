package io.mastic.catalog.schema;

import java.util.List;

/** What the eight compatibility modes ask of a new version of a schema. */
public final class SchemaEvolution {

  private SchemaEvolution() {}

  /** Whether a mode looks at all versions since the checkpoint, not at the last one only. */
  public static boolean looksAtAll(String mode) {
    return mode.endsWith("_ALL");
  }

  /**
   * Whether a mode allows a new version.
   *
   * @param earlier the versions to compare with, the newest first
   */
  public static <D> Reading allows(
      SchemaLanguage<D> language, String mode, List<String> earlier, String definition) {
    if (mode.equals("NONE") || mode.equals("DISABLED")) {
      return Reading.YES;
    }
    D next = language.read(definition);
    Reading all = Reading.YES;
    for (String each : looksAtAll(mode) ? earlier : earlier.stream().limit(1).toList()) {
      all = all.and(allows(language, mode, language.read(each), next));
      if (all.is(Reading.Answer.NO)) {
        return all;
      }
    }
    return all;
  }

  private static <D> Reading allows(SchemaLanguage<D> language, String mode, D old, D next) {
    return switch (mode.replace("_ALL", "")) {
      case "BACKWARD" -> language.reads(next, old);
      case "FORWARD" -> language.reads(old, next);
      case "FULL" -> language.reads(next, old).and(language.reads(old, next));
      default -> throw new IllegalArgumentException("no compatibility mode: " + mode);
    };
  }
}
