package io.mastic.catalog.expression;

/** An expression that cannot be read, or asks for what a partition key does not have. */
public final class ExpressionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ExpressionException(String message) {
    super(message);
  }
}
