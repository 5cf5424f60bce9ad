package io.mastic.stacks.resource;

/** The codes that CloudFormation's handlers have for errors of services. */
final class HandlerErrors {

  private HandlerErrors() {}

  static String of(String code) {
    return switch (code) {
      case "AlreadyExistsException",
          "EntityAlreadyExists",
          "BucketAlreadyExists",
          "BucketAlreadyOwnedByYou",
          "ParameterAlreadyExists",
          "ResourceExistsException",
          "IdempotentParameterMismatchException" ->
          "AlreadyExists";
      case "EntityNotFoundException",
          "NoSuchEntity",
          "NoSuchBucket",
          "NotFoundException",
          "ParameterNotFound",
          "ResourceNotFoundException" ->
          "NotFound";
      case "AccessDeniedException" -> "AccessDenied";
      case "ConcurrentModificationException", "ConditionCheckFailureException" ->
          "ResourceConflict";
      case "ResourceNumberLimitExceededException", "LimitExceeded" -> "ServiceLimitExceeded";
      case "InvalidInputException", "ValidationException", "ValidationError" -> "InvalidRequest";
      default -> "GeneralServiceException";
    };
  }
}
