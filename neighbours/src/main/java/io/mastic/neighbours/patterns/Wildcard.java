package io.mastic.neighbours.patterns;

import java.util.ArrayList;
import java.util.List;

/** A text in which {@code *} stands for any characters; looked up without going back twice. */
record Wildcard(List<String> parts) {

  static Wildcard parse(String pattern) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean starBefore = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\') {
        i++;
        if (i == pattern.length() || (pattern.charAt(i) != '*' && pattern.charAt(i) != '\\')) {
          throw EventPattern.invalid("Invalid escape character in wildcard pattern");
        }
        part.append(pattern.charAt(i));
        starBefore = false;
      } else if (c == '*') {
        if (starBefore) {
          throw EventPattern.invalid("Consecutive wildcard characters");
        }
        parts.add(part.toString());
        part.setLength(0);
        starBefore = true;
      } else {
        part.append(c);
        starBefore = false;
      }
    }
    parts.add(part.toString());
    return new Wildcard(parts);
  }

  boolean matches(String text) {
    String first = parts.get(0);
    if (parts.size() == 1) {
      return text.equals(first);
    }
    String last = parts.get(parts.size() - 1);
    int end = text.length() - last.length();
    if (!text.startsWith(first) || end < first.length() || !text.endsWith(last)) {
      return false;
    }
    int at = first.length();
    for (String part : parts.subList(1, parts.size() - 1)) {
      int found = text.indexOf(part, at);
      if (found < 0 || found + part.length() > end) {
        return false;
      }
      at = found + part.length();
    }
    return true;
  }
}
