package io.mastic.catalog.connection.jdbc;

import io.mastic.catalog.expression.Condition;
import io.mastic.catalog.expression.ExpressionException;
import io.mastic.catalog.expression.Predicate.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A condition as a statement's text and values. Names are those of the table's own columns, quoted;
 * literals are only ever values.
 */
final class JdbcCondition {

  private final Function<String, JdbcField> fields;
  private final Function<String, String> quoted;
  private final StringBuilder sql = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  /**
   * @param fields a table's own field of a name, or an {@link ExpressionException}
   * @param quoted a column's name as an identifier
   */
  JdbcCondition(Function<String, JdbcField> fields, Function<String, String> quoted) {
    this.fields = fields;
    this.quoted = quoted;
  }

  String sql() {
    return sql.toString();
  }

  List<Object> values() {
    return values;
  }

  /** Adds a condition that must hold too. */
  JdbcCondition and(Condition condition) {
    sql.append(sql.isEmpty() ? "" : " AND ");
    write(condition);
    return this;
  }

  private void write(Condition condition) {
    if (condition instanceof Condition.And and) {
      join(and.parts(), " AND ");
    } else if (condition instanceof Condition.Or or) {
      join(or.parts(), " OR ");
    } else if (condition instanceof Condition.Not not) {
      sql.append("NOT ");
      join(List.of(not.part()), "");
    } else if (condition instanceof Condition.Compare compare) {
      JdbcField field = column(compare.field());
      sql.append(sign(compare.operator()));
      value(field, compare.literal());
    } else if (condition instanceof Condition.OneOf one) {
      JdbcField field = column(one.field());
      sql.append(" IN (");
      String comma = "";
      for (String literal : one.literals()) {
        sql.append(comma);
        value(field, literal);
        comma = ", ";
      }
      sql.append(")");
    } else if (condition instanceof Condition.Like like) {
      JdbcField field = column(like.field());
      if (field.type() != JdbcType.STRING) {
        throw new ExpressionException("LIKE is for texts, and " + field.name() + " is none");
      }
      sql.append(" LIKE ? ESCAPE '!'");
      values.add(escaped(like.pattern()));
    } else if (condition instanceof Condition.IsNull isNull) {
      sql.append(quoted.apply(fields.apply(isNull.field()).name())).append(" IS NULL");
    }
  }

  private void join(List<Condition> parts, String word) {
    sql.append("(");
    for (int i = 0; i < parts.size(); i++) {
      sql.append(i == 0 ? "" : word);
      write(parts.get(i));
    }
    sql.append(")");
  }

  private JdbcField column(String name) {
    JdbcField field = fields.apply(name);
    if (!field.type().isFilterable()) {
      throw new ExpressionException(
          "Field " + field.name() + " of type " + field.nativeType() + " cannot be filtered");
    }
    sql.append(quoted.apply(field.name()));
    return field;
  }

  private void value(JdbcField field, String literal) {
    try {
      values.add(field.type().value(literal));
      sql.append("?");
    } catch (IllegalArgumentException e) {
      throw new ExpressionException(String.valueOf(e.getMessage()));
    }
  }

  private static String sign(Operator operator) {
    return switch (operator) {
      case EQ -> " = ";
      case NE -> " <> ";
      case LT -> " < ";
      case LE -> " <= ";
      case GT -> " > ";
      case GE -> " >= ";
    };
  }

  /** Databases differ in what a backslash means, so another mark takes its place. */
  private static String escaped(String pattern) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      boolean itself = c == '\\' && i + 1 < pattern.length();
      if (itself) {
        c = pattern.charAt(++i);
      }
      if (c == '!' || (itself && (c == '%' || c == '_'))) {
        escaped.append('!');
      }
      escaped.append(c);
    }
    return escaped.toString();
  }
}
