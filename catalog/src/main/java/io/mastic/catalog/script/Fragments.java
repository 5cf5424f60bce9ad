package io.mastic.catalog.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Cuts one line of Python at its outermost commas; quotes and brackets hold together. */
final class Fragments {

  private final String text;
  private final Deque<Character> open = new ArrayDeque<>();
  private int at;

  private Fragments(String text) {
    this.text = text;
  }

  /**
   * @throws ScriptException if a quote or a bracket is open at the end, or closed without having
   *     been opened
   */
  static List<String> split(String text) {
    return new Fragments(text).parts();
  }

  /** Whether this is one expression as far as quotes, brackets and commas tell. */
  static boolean isWhole(String text) {
    try {
      return !text.isBlank() && split(text).size() == 1;
    } catch (ScriptException e) {
      return false;
    }
  }

  private List<String> parts() {
    List<String> parts = new ArrayList<>();
    int start = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ',' && open.isEmpty()) {
        parts.add(text.substring(start, at).strip());
        start = at + 1;
      } else if (c == '"' || c == '\'') {
        skipString(c);
      } else if (c == '#') {
        throw new ScriptException("a comment in an expression");
      } else {
        bracket(c);
      }
      at++;
    }
    if (!open.isEmpty()) {
      throw new ScriptException("a bracket that is not closed");
    }
    String last = text.substring(start).strip();
    if (!last.isEmpty() || !parts.isEmpty()) {
      parts.add(last);
    }
    return parts;
  }

  private void bracket(char c) {
    switch (c) {
      case '(' -> open.push(')');
      case '[' -> open.push(']');
      case '{' -> open.push('}');
      case ')', ']', '}' -> {
        if (open.isEmpty() || open.pop() != c) {
          throw new ScriptException("a bracket that was not opened");
        }
      }
      default -> {
        // Everything else holds nothing together.
      }
    }
  }

  private void skipString(char quote) {
    String fence = String.valueOf(quote).repeat(3);
    int length = text.startsWith(fence, at) ? 3 : 1;
    String end = fence.substring(0, length);
    at += length;
    while (!text.startsWith(end, at)) {
      at += at < text.length() && text.charAt(at) == '\\' ? 2 : 1;
      if (at >= text.length()) {
        throw new ScriptException("a text that does not end");
      }
    }
    at += length - 1;
  }
}
