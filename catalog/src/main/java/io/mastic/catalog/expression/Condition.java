package io.mastic.catalog.expression;

import io.mastic.catalog.expression.Predicate.Operator;
import java.util.List;

/**
 * A condition on the fields of a record, as it was said; what its literals mean, the fields know.
 */
public sealed interface Condition {

  /** All of them. */
  record And(List<Condition> parts) implements Condition {}

  /** Any of them. */
  record Or(List<Condition> parts) implements Condition {}

  /** SQL's NOT. */
  record Not(Condition part) implements Condition {}

  record Compare(String field, Operator operator, String literal) implements Condition {}

  /** The value is one of these. */
  record OneOf(String field, List<String> literals) implements Condition {}

  /**
   * @param pattern with a backslash before what stands for itself
   */
  record Like(String field, String pattern) implements Condition {}

  record IsNull(String field) implements Condition {}
}
