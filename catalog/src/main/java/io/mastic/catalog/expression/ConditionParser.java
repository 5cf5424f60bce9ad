package io.mastic.catalog.expression;

import io.mastic.catalog.expression.Predicate.Operator;
import io.mastic.catalog.expression.Tokens.Kind;
import io.mastic.catalog.expression.Tokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Reads a condition in Spark's SQL: comparisons of fields with literals, IN, BETWEEN, LIKE, IS
 * NULL, joined by AND, OR, NOT and parentheses. Fields may stand in backticks; literals are
 * numbers, texts in either quotes, TRUE and FALSE.
 *
 * <p>Recursive descent, each token read once.
 */
public final class ConditionParser {

  private static final int MAX_DEPTH = 200;
  private static final int MOST_LITERALS = 1000;
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
  private static final Set<String> RESERVED =
      Set.of("and", "or", "not", "in", "between", "like", "is", "null", "true", "false");
  private static final Set<String> TYPE_WORDS = Set.of("date", "timestamp");

  private final List<Token> tokens;
  private int at;
  private int depth;
  private int literals;

  private ConditionParser(String text) {
    this.tokens = Tokens.of(text);
  }

  /**
   * @throws ExpressionException if it is none
   */
  public static Condition parse(String text) {
    ConditionParser parser = new ConditionParser(text);
    Condition condition = parser.disjunction();
    if (parser.peek().kind() != Kind.END) {
      throw unexpected(parser.peek());
    }
    return condition;
  }

  private Condition disjunction() {
    List<Condition> parts = new ArrayList<>(List.of(conjunction()));
    while (accept("or")) {
      parts.add(conjunction());
    }
    return parts.size() == 1 ? parts.get(0) : new Condition.Or(List.copyOf(parts));
  }

  private Condition conjunction() {
    List<Condition> parts = new ArrayList<>(List.of(term()));
    while (accept("and")) {
      parts.add(term());
    }
    return parts.size() == 1 ? parts.get(0) : new Condition.And(List.copyOf(parts));
  }

  private Condition term() {
    if (++depth > MAX_DEPTH) {
      throw new ExpressionException("It is nested too deeply");
    }
    try {
      if (accept("not")) {
        return new Condition.Not(term());
      }
      if (accept("(")) {
        Condition inner = disjunction();
        expect(")");
        return inner;
      }
      return comparison();
    } finally {
      depth--;
    }
  }

  private Condition comparison() {
    String field = field();
    if (accept("is")) {
      UnaryOperator<Condition> sign = sign();
      expect("null");
      return sign.apply(new Condition.IsNull(field));
    }
    Operator operator = peek().kind() == Kind.SYMBOL ? OPERATORS.get(peek().text()) : null;
    if (operator != null) {
      next();
      return new Condition.Compare(field, operator, literal());
    }
    UnaryOperator<Condition> sign = sign();
    if (accept("between")) {
      Condition from = new Condition.Compare(field, Operator.GE, literal());
      expect("and");
      Condition to = new Condition.Compare(field, Operator.LE, literal());
      return sign.apply(new Condition.And(List.of(from, to)));
    }
    if (accept("in")) {
      return sign.apply(new Condition.OneOf(field, list()));
    }
    expect("like");
    return sign.apply(new Condition.Like(field, text()));
  }

  private List<String> list() {
    List<String> list = new ArrayList<>();
    expect("(");
    do {
      list.add(literal());
    } while (accept(","));
    expect(")");
    return list;
  }

  private UnaryOperator<Condition> sign() {
    return accept("not") ? Condition.Not::new : UnaryOperator.identity();
  }

  private String field() {
    Token token = next();
    boolean reserved = RESERVED.contains(token.text().toLowerCase(Locale.ROOT));
    if (token.kind() == Kind.TICKED_NAME || (token.kind() == Kind.WORD && !reserved)) {
      return token.text();
    }
    throw unexpected(token);
  }

  private String literal() {
    if (++literals > MOST_LITERALS) {
      throw new ExpressionException("It has more than " + MOST_LITERALS + " literals");
    }
    if (peek().kind() == Kind.WORD && TYPE_WORDS.contains(peek().text().toLowerCase(Locale.ROOT))) {
      next();
      return text();
    }
    if (peek().is("true") || peek().is("false")) {
      return next().text();
    }
    String sign = accept("-") ? "-" : "";
    if (sign.isEmpty() && peek().kind() != Kind.NUMBER) {
      return text();
    }
    Token token = next();
    if (token.kind() != Kind.NUMBER) {
      throw unexpected(token);
    }
    return sign + token.text();
  }

  private String text() {
    Token token = next();
    if (token.kind() != Kind.STRING && token.kind() != Kind.QUOTED_NAME) {
      throw unexpected(token);
    }
    return token.text();
  }

  private boolean accept(String keywordOrSymbol) {
    boolean there = peek().is(keywordOrSymbol);
    if (there) {
      at++;
    }
    return there;
  }

  private void expect(String keywordOrSymbol) {
    if (!accept(keywordOrSymbol)) {
      throw unexpected(peek());
    }
  }

  private Token peek() {
    return tokens.get(at);
  }

  private Token next() {
    Token token = tokens.get(at);
    if (token.kind() != Kind.END) {
      at++;
    }
    return token;
  }

  private static ExpressionException unexpected(Token token) {
    return new ExpressionException("Unexpected " + token.text());
  }
}
