package io.mastic.catalog.expression;

import io.mastic.catalog.expression.Predicate.Operator;
import io.mastic.catalog.expression.Tokens.Kind;
import io.mastic.catalog.expression.Tokens.Token;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Reads the expression of GetPartitions: comparisons of partition keys with literals, joined by
 * AND, OR, NOT and parentheses, as the API page of GetPartitions describes them.
 */
public final class ExpressionParser extends BooleanGrammar<Predicate> {

  private static final Set<String> RESERVED =
      Set.of("and", "or", "not", "in", "between", "like", "is", "null", "escape");

  private final List<PartitionKey> keys;

  private ExpressionParser(String text, List<PartitionKey> keys) {
    super(text);
    this.keys = keys;
  }

  /**
   * @param text not blank
   * @throws ExpressionException if it is no expression over these keys
   */
  public static Predicate parse(String text, List<PartitionKey> keys) {
    return new ExpressionParser(text, keys).whole();
  }

  @Override
  Predicate and(List<Predicate> parts) {
    return new Predicate.And(parts);
  }

  @Override
  Predicate or(List<Predicate> parts) {
    return new Predicate.Or(parts);
  }

  @Override
  Predicate not(Predicate part) {
    return part.negated();
  }

  @Override
  Predicate comparison() {
    return startsWithKey(brackets()) ? keyFirst() : literalFirst();
  }

  /** A key or a literal in brackets is no condition, so what closes behind it was around it. */
  @Override
  boolean startsBracketedOperand() {
    int brackets = brackets();
    if (brackets == 0) {
      return false;
    }
    int behind = brackets;
    if (startsWithKey(brackets)) {
      behind++;
      while (peekFurther(behind).is(".")) {
        behind += 2;
      }
    } else {
      boolean hasMark = peekFurther(brackets).is("-") || peekFurther(brackets).is("+");
      behind += hasMark || peekFurther(brackets).kind() == Kind.WORD ? 2 : 1;
    }
    int closed = 0;
    while (closed < brackets && peekFurther(behind + closed).is(")")) {
      closed++;
    }
    return closed == brackets;
  }

  private int brackets() {
    int brackets = 0;
    while (brackets <= MAX_DEPTH && peekFurther(brackets).is("(")) {
      brackets++;
    }
    return brackets;
  }

  private <V> V bracketed(Supplier<V> operand) {
    int brackets = brackets();
    for (int i = 0; i < brackets; i++) {
      next();
    }
    V value = operand.get();
    for (int i = 0; i < brackets; i++) {
      expect(")");
    }
    return value;
  }

  private Predicate keyFirst() {
    PartitionKey key = bracketed(this::key);
    if (accept("is")) {
      UnaryOperator<Predicate> sign = sign();
      expect("null");
      return sign.apply(new Predicate.IsNull(key));
    }
    if (startsWithOperator()) {
      Operator operator = operator();
      return new Predicate.Compare(key, operator, operand(key));
    }
    UnaryOperator<Predicate> sign = sign();
    if (accept("between")) {
      Predicate from = new Predicate.Compare(key, Operator.GE, operand(key));
      expect("and");
      Predicate to = new Predicate.Compare(key, Operator.LE, operand(key));
      return sign.apply(new Predicate.And(List.of(from, to)));
    }
    if (accept("in")) {
      return sign.apply(new Predicate.OneOf(key, list(key)));
    }
    expect("like");
    if (key.type() != KeyType.TEXT) {
      throw new ExpressionException(
          "LIKE compares texts, and " + key.name() + " is a " + key.type().words());
    }
    return sign.apply(new Predicate.Like(key, pattern()));
  }

  private Predicate literalFirst() {
    String literal = bracketed(this::literal);
    Operator operator = operator().mirrored();
    PartitionKey key = bracketed(this::key);
    return new Predicate.Compare(key, operator, encode(key, literal));
  }

  private Set<String> list(PartitionKey key) {
    Set<String> operands = new LinkedHashSet<>();
    expect("(");
    do {
      operands.add(operand(key));
    } while (accept(","));
    expect(")");
    return operands;
  }

  private LikePattern pattern() {
    String pattern = string();
    if (!accept("escape")) {
      return LikePattern.of(pattern);
    }
    String escape = string();
    if (escape.codePointCount(0, escape.length()) != 1) {
      throw new ExpressionException("ESCAPE takes one character");
    }
    return LikePattern.of(pattern, escape.codePointAt(0));
  }

  /**
   * A word that is no literal's beginning: {@code date '2024-01-01'} is one, {@code date =} is not.
   */
  private boolean startsWithKey(int by) {
    Token token = peekFurther(by);
    return token.isQuotedName() || (token.kind() == Kind.WORD && !startsTypedLiteral(by));
  }

  private boolean startsTypedLiteral(int by) {
    Token token = peekFurther(by);
    return token.kind() == Kind.WORD
        && TYPE_WORDS.contains(token.text().toLowerCase(Locale.ROOT))
        && peekFurther(by + 1).kind() == Kind.STRING;
  }

  private PartitionKey key() {
    String name = name();
    while (accept(".")) {
      name = name();
    }
    String folded = name.toLowerCase(Locale.ROOT);
    return keys.stream()
        .filter(key -> key.name().equals(folded))
        .findFirst()
        .orElseThrow(() -> new ExpressionException("There is no partition key " + folded));
  }

  private String name() {
    Token token = next();
    boolean reserved = RESERVED.contains(token.text().toLowerCase(Locale.ROOT));
    if (token.isQuotedName() || (token.kind() == Kind.WORD && !reserved)) {
      return token.text();
    }
    throw unexpected(token);
  }

  private String operand(PartitionKey key) {
    return encode(key, bracketed(this::literal));
  }

  private static String encode(PartitionKey key, String literal) {
    String encoded = key.type().encode(literal);
    if (!key.type().holds(encoded) && !literal.equals(Predicate.NULL_VALUE)) {
      throw new ExpressionException("'" + literal + "' is not a " + key.type().words());
    }
    return encoded;
  }

  private String literal() {
    if (startsTypedLiteral(0)) {
      next();
    }
    String sign = accept("-") ? "-" : "";
    if (sign.isEmpty() && !accept("+") && peek().kind() == Kind.STRING) {
      return string();
    }
    Token token = next();
    if (token.kind() != Kind.NUMBER) {
      throw unexpected(token);
    }
    return sign + token.text();
  }

  private String string() {
    Token token = next();
    if (token.kind() != Kind.STRING) {
      throw unexpected(token);
    }
    return token.text();
  }
}
