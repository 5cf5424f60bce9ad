package io.mastic.runtime.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text of several SQL statements, taken apart at its semicolons. */
final class Statements {

  /** What may have a semicolon in it that ends nothing: texts, names, comments, $bodies$. */
  private static final Pattern PIECE =
      Pattern.compile(
          "'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|`(?:[^`]|``)*`|--[^\\n]*|/\\*(?s:.*?)\\*/"
              + "|\\$(?<tag>[A-Za-z_]*)\\$(?s:.*?)\\$\\k<tag>\\$|(?<end>;)|(?s:.)");

  private Statements() {}

  static List<String> of(String text) {
    List<String> statements = new ArrayList<>();
    StringBuilder statement = new StringBuilder();
    Matcher pieces = PIECE.matcher(text);
    while (pieces.find()) {
      if (pieces.group("end") == null) {
        statement.append(pieces.group());
      } else {
        add(statements, statement);
      }
    }
    add(statements, statement);
    return List.copyOf(statements);
  }

  private static void add(List<String> statements, StringBuilder statement) {
    if (!statement.toString().isBlank()) {
      statements.add(statement.toString().strip());
    }
    statement.setLength(0);
  }
}
