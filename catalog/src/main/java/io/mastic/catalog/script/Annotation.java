package io.mastic.catalog.script;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The comments that carry a graph in a script, as Glue's editor knew them. */
enum Annotation {
  PARAMS,
  TYPE,
  ARGS,
  RETURN,
  INPUTS;

  private static final Pattern LINE =
      Pattern.compile("\\s*##\\s*@(?<word>params|type|args|return|inputs):(?<text>.*)");

  String line(String text) {
    return "## @" + name().toLowerCase(Locale.ROOT) + ": " + text;
  }

  /** The annotation that a line is, with its text. */
  static Optional<Map.Entry<Annotation, String>> read(String line) {
    Matcher matcher = LINE.matcher(line);
    return matcher.matches()
        ? Optional.of(
            Map.entry(
                valueOf(matcher.group("word").toUpperCase(Locale.ROOT)),
                matcher.group("text").strip()))
        : Optional.empty();
  }
}
