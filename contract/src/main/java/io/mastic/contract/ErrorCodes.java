package io.mastic.contract;

import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.glue.model.InternalServerException;
import software.amazon.awssdk.services.glue.model.InternalServiceException;

/** The wire's code of each error type; seven types have a name of their own in the SDK. */
public final class ErrorCodes {

  private static final Map<String, String> ODD =
      Map.of(
          "IntegrationConflictOperationException", "IntegrationConflictOperationFault",
          "IntegrationNotFoundException", "IntegrationNotFoundFault",
          "IntegrationQuotaExceededException", "IntegrationQuotaExceededFault",
          "InvalidIntegrationStateException", "InvalidIntegrationStateFault",
          "KmsKeyNotAccessibleException", "KMSKeyNotAccessibleFault",
          "MlTransformNotReadyException", "MLTransformNotReadyException",
          "TargetResourceNotFoundException", "TargetResourceNotFound");

  private ErrorCodes() {}

  /** For example {@code EntityNotFoundException}. */
  public static String code(AwsServiceException error) {
    String type = error.getClass().getSimpleName();
    return ODD.getOrDefault(type, type);
  }

  /** 400 for what the client can mend, 500 for the model's faults. */
  public static int status(AwsServiceException error) {
    boolean fault =
        error instanceof InternalServiceException || error instanceof InternalServerException;
    return fault ? 500 : 400;
  }
}
