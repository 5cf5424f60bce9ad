package io.mastic.catalog.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts an expression into words. */
final class Tokens {

  enum Kind {
    WORD,
    QUOTED_NAME,
    TICKED_NAME,
    STRING,
    NUMBER,
    SYMBOL,
    END
  }

  /**
   * @param text without quotes
   */
  record Token(Kind kind, String text) {
    boolean isQuotedName() {
      return kind == Kind.QUOTED_NAME || kind == Kind.TICKED_NAME;
    }

    boolean is(String keywordOrSymbol) {
      return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(keywordOrSymbol);
    }
  }

  // Possessive throughout: a long text is read once, however it ends.
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*+(?:'(?<string>(?:[^']|'')*+)'"
              + "|`(?<tick>[^`]++)`|\"(?<quote>[^\"]++)\""
              + "|(?<number>[0-9]++(?:\\.[0-9]*+)?+(?:[eE][+-]?[0-9]++)?+|\\.[0-9]++)"
              + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*+)"
              + "|(?<symbol><>|!=|<=|>=|==|[=<>(),.+-]))");

  private Tokens() {}

  static List<Token> of(String text) {
    List<Token> tokens = new ArrayList<>();
    String expression = text.stripTrailing();
    Matcher matcher = TOKEN.matcher(expression);
    int at = 0;
    while (at < expression.length()) {
      matcher.region(at, expression.length());
      if (!matcher.lookingAt()) {
        throw new ExpressionException("Cannot read it from character " + (at + 1));
      }
      tokens.add(token(matcher));
      at = matcher.end();
    }
    tokens.add(new Token(Kind.END, "the end"));
    return tokens;
  }

  private static Token token(Matcher matcher) {
    for (Kind kind : Kind.values()) {
      String group = group(kind);
      String found = group.isEmpty() ? null : matcher.group(group);
      if (found != null) {
        return new Token(kind, kind == Kind.STRING ? found.replace("''", "'") : found);
      }
    }
    throw new IllegalStateException("a token of no kind");
  }

  private static String group(Kind kind) {
    return switch (kind) {
      case QUOTED_NAME -> "quote";
      case TICKED_NAME -> "tick";
      case END -> "";
      default -> kind.name().toLowerCase(Locale.ROOT);
    };
  }
}
