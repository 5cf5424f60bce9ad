package io.mastic.catalog.expression;

import io.mastic.catalog.expression.Predicate.Operator;
import io.mastic.catalog.expression.Tokens.Kind;
import io.mastic.catalog.expression.Tokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Reads a condition in Spark's SQL: comparisons of fields with literals, IN, BETWEEN, LIKE, IS
 * NULL, joined by AND, OR, NOT and parentheses. Fields may stand in backticks; literals are
 * numbers, texts in either quotes, TRUE and FALSE.
 */
public final class ConditionParser extends BooleanGrammar<Condition> {

  private static final int MOST_LITERALS = 1000;
  private static final Set<String> RESERVED =
      Set.of("and", "or", "not", "in", "between", "like", "is", "null", "true", "false");

  private int literals;

  private ConditionParser(String text) {
    super(text);
  }

  /**
   * @throws ExpressionException if it is none
   */
  public static Condition parse(String text) {
    return new ConditionParser(text).whole();
  }

  @Override
  Condition and(List<Condition> parts) {
    return new Condition.And(parts);
  }

  @Override
  Condition or(List<Condition> parts) {
    return new Condition.Or(parts);
  }

  @Override
  Condition not(Condition part) {
    return new Condition.Not(part);
  }

  @Override
  Condition comparison() {
    String field = field();
    if (accept("is")) {
      UnaryOperator<Condition> sign = sign();
      expect("null");
      return sign.apply(new Condition.IsNull(field));
    }
    if (startsWithOperator()) {
      return new Condition.Compare(field, operator(), literal());
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
}
