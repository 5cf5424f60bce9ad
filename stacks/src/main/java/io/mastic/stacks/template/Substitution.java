package io.mastic.stacks.template;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of {@code Fn::Sub}: {@code ${Name}}, {@code ${Name.Attribute}}, {@code ${!Literal}}. */
final class Substitution {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\s*([^}]*?)\\s*}");

  private Substitution() {}

  static Set<String> variables(String text) {
    Set<String> names = new LinkedHashSet<>();
    Matcher matcher = VARIABLE.matcher(text);
    while (matcher.find()) {
      if (!matcher.group(1).startsWith("!")) {
        names.add(matcher.group(1));
      }
    }
    return names;
  }

  static String fill(String text, UnaryOperator<String> value) {
    List<String> pieces = new ArrayList<>();
    Matcher matcher = VARIABLE.matcher(text);
    int from = 0;
    while (matcher.find()) {
      pieces.add(text.substring(from, matcher.start()));
      String name = matcher.group(1);
      pieces.add(name.startsWith("!") ? "${" + name.substring(1).strip() + "}" : value.apply(name));
      from = matcher.end();
    }
    pieces.add(text.substring(from));
    return String.join("", pieces);
  }
}
