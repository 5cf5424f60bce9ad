package io.mastic.neighbours.query;

/** An error answer of a service of the query protocol. */
public final class QueryException extends RuntimeException {

  private final int status;
  private final String code;

  /**
   * @param code AWS's error code, for example {@code NoSuchEntity}
   */
  public QueryException(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** A parameter that must be there is not, in AWS's words. */
  public static QueryException missing(String parameter) {
    String member = Character.toLowerCase(parameter.charAt(0)) + parameter.substring(1);
    return new QueryException(
        400,
        "ValidationError",
        "1 validation error detected: Value null at '"
            + member
            + "' failed to satisfy constraint: Member must not be null");
  }

  public static QueryException invalid(String message) {
    return new QueryException(400, "ValidationError", message);
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }
}
