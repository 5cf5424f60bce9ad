package io.mastic.catalog.expression;

import io.mastic.catalog.expression.Predicate.Operator;
import io.mastic.catalog.expression.Tokens.Kind;
import io.mastic.catalog.expression.Tokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What SQL's conditions have in common: comparisons joined by AND, OR, NOT and parentheses.
 *
 * <p>Recursive descent, each token read once: the time grows with the text, whatever it says.
 */
abstract class BooleanGrammar<T> {

  /** Words that begin the literal of a type, as in {@code date '2024-01-01'}. */
  static final Set<String> TYPE_WORDS = Set.of("date", "timestamp");

  static final int MAX_DEPTH = 200;
  private static final Map<String, Operator> OPERATORS =
      Map.of(
          "=",
          Operator.EQ,
          "==",
          Operator.EQ,
          "<>",
          Operator.NE,
          "!=",
          Operator.NE,
          "<",
          Operator.LT,
          "<=",
          Operator.LE,
          ">",
          Operator.GT,
          ">=",
          Operator.GE);

  private final List<Token> tokens;
  private int at;
  private int depth;

  BooleanGrammar(String text) {
    this.tokens = Tokens.of(text);
  }

  abstract T comparison();

  abstract T and(List<T> parts);

  abstract T or(List<T> parts);

  abstract T not(T part);

  /**
   * @throws ExpressionException if the text is something else, or more
   */
  final T whole() {
    T whole = disjunction();
    if (peek().kind() != Kind.END) {
      throw unexpected(peek());
    }
    return whole;
  }

  private T disjunction() {
    List<T> parts = new ArrayList<>(List.of(conjunction()));
    while (accept("or")) {
      parts.add(conjunction());
    }
    return joined(parts, this::or);
  }

  private T conjunction() {
    List<T> parts = new ArrayList<>(List.of(term()));
    while (accept("and")) {
      parts.add(term());
    }
    return joined(parts, this::and);
  }

  private static <T> T joined(List<T> parts, Function<List<T>, T> join) {
    return parts.size() == 1 ? parts.get(0) : join.apply(List.copyOf(parts));
  }

  private T term() {
    if (++depth > MAX_DEPTH) {
      throw new ExpressionException("It is nested too deeply");
    }
    try {
      if (accept("not")) {
        return not(term());
      }
      if (!startsBracketedOperand() && accept("(")) {
        T inner = disjunction();
        expect(")");
        return inner;
      }
      return comparison();
    } finally {
      depth--;
    }
  }

  /** Whether the brackets that come next are around one side of a comparison. */
  boolean startsBracketedOperand() {
    return false;
  }

  /** The NOT of NOT IN, NOT LIKE and the like, if it is there. */
  final UnaryOperator<T> sign() {
    return accept("not") ? this::not : UnaryOperator.identity();
  }

  final boolean startsWithOperator() {
    return operatorOf(peek()) != null;
  }

  final Operator operator() {
    Token token = next();
    Operator operator = operatorOf(token);
    if (operator == null) {
      throw unexpected(token);
    }
    return operator;
  }

  private static @Nullable Operator operatorOf(Token token) {
    return token.kind() == Kind.SYMBOL ? OPERATORS.get(token.text()) : null;
  }

  final boolean accept(String keywordOrSymbol) {
    boolean there = peek().is(keywordOrSymbol);
    if (there) {
      at++;
    }
    return there;
  }

  final void expect(String keywordOrSymbol) {
    if (!accept(keywordOrSymbol)) {
      throw unexpected(peek());
    }
  }

  final Token peek() {
    return tokens.get(at);
  }

  /** What comes so many tokens behind the next; the end behind the end. */
  final Token peekFurther(int by) {
    return tokens.get(Math.min(at + by, tokens.size() - 1));
  }

  final Token next() {
    Token token = tokens.get(at);
    if (token.kind() != Kind.END) {
      at++;
    }
    return token;
  }

  static ExpressionException unexpected(Token token) {
    return new ExpressionException("Unexpected " + token.text());
  }
}
