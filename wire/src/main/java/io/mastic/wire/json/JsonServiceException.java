package io.mastic.wire.json;

/** An error answer of an AWS JSON service. */
public final class JsonServiceException extends RuntimeException {

  private final int status;
  private final String code;

  /**
   * @param status 400 for what the client can mend, 501 for what this server does not have; never
   *     another 5xx, which clients would repeat for minutes
   * @param code AWS's error code, for example {@code ResourceNotFoundException}
   */
  public JsonServiceException(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** The operation is in no version of the service's API. */
  public static JsonServiceException unknownOperation(String service, String operation) {
    return new JsonServiceException(
        400, UNKNOWN_OPERATION, "Unknown operation " + operation + " of " + service + ".");
  }

  /** The operation exists at AWS, and not here. */
  public static JsonServiceException notImplemented(String service, String operation) {
    return new JsonServiceException(
        501, "NotImplemented", "Mastic does not implement " + service + ":" + operation + " yet.");
  }

  public static final String UNKNOWN_OPERATION = "UnknownOperationException";

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }
}
