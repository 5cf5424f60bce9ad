package io.mastic.stacks.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code {{resolve:SERVICE:KEY}}} in texts. */
final class DynamicReference {

  private static final Pattern REFERENCE = Pattern.compile("\\{\\{resolve:([a-z-]+):([^{}]*)}}");

  private DynamicReference() {}

  static String resolve(String text, Lookup lookup) {
    if (!text.contains("{{resolve:")) {
      return text;
    }
    Matcher matcher = REFERENCE.matcher(text);
    return matcher.replaceAll(
        found -> Matcher.quoteReplacement(lookup.stored(found.group(1), found.group(2))));
  }
}
