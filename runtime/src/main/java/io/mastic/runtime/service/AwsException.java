package io.mastic.runtime.service;

import java.util.Set;

/** What a service of AWS answered instead of a result. */
public final class AwsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final int SERVER_ERROR = 500;
  private static final int TOO_MANY = 429;

  private static final Set<String> PASSING =
      Set.of(
          "ProvisionedThroughputExceededException",
          "LimitExceededException",
          "ThrottlingException",
          "RequestLimitExceeded",
          "KMSThrottlingException");

  private final String code;
  private final int status;

  AwsException(String call, String code, String message, int status) {
    super(call + ": " + code + (message.isEmpty() ? "" : ": " + message));
    this.code = code;
    this.status = status;
  }

  /** Such as {@code ResourceNotFoundException}. */
  public String code() {
    return code;
  }

  /** May the same call succeed a moment later? */
  boolean isPassing() {
    return status >= SERVER_ERROR || status == TOO_MANY || PASSING.contains(code);
  }
}
