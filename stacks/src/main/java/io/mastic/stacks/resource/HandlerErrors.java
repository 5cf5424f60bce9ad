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
          "ConflictException",
          "IdempotentParameterMismatchException" ->
          "AlreadyExists";
      case "EntityNotFoundException",
          "NoSuchEntity",
          "NoSuchBucket",
          "NotFoundException",
          "ParameterNotFound",
          "NotFound",
          "ResourceNotFoundException" ->
          "NotFound";
      case "AccessDeniedException" -> "AccessDenied";
      case "ConcurrentModificationException", "ConditionCheckFailureException" ->
          "ResourceConflict";
      case "ResourceNumberLimitExceededException", "LimitExceeded" -> "ServiceLimitExceeded";
      case "InvalidInputException",
          "ValidationException",
          "ValidationError",
          "InvalidRequestException" ->
          "InvalidRequest";
      default -> "GeneralServiceException";
    };
  }
}
