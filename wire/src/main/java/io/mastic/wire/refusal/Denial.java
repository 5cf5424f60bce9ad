package io.mastic.wire.refusal;

import io.mastic.kernel.http.HttpFace.Refusal;
import io.mastic.kernel.http.Protocol;

/** Why a request is not let in, before it is said in the words of the protocol that asked. */
public enum Denial {
  UNSIGNED(
      "AccessDenied",
      "MissingAuthenticationTokenException",
      "MissingAuthenticationToken",
      "Request is missing Authentication Token"),
  INCOMPLETE(
      "AuthorizationHeaderMalformed",
      "IncompleteSignatureException",
      "IncompleteSignature",
      "The authorization is malformed."),
  INCOMPLETE_URL(
      "AuthorizationQueryParametersError",
      "IncompleteSignatureException",
      "IncompleteSignature",
      "The authorization is malformed."),
  TWO_MECHANISMS(
      "InvalidArgument",
      "IncompleteSignatureException",
      "IncompleteSignature",
      "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query"
          + " string parameter or the Authorization header should be specified"),
  UNSIGNED_HEADERS(
      "AccessDenied",
      "InvalidSignatureException",
      "SignatureDoesNotMatch",
      "There were headers present in the request which were not signed"),
  UNSIGNED_PARAMETER(
      "AccessDenied",
      "InvalidSignatureException",
      "SignatureDoesNotMatch",
      "A signature of version 2 does not cover what was asked for."),
  WRONG_SERVICE(
      "AuthorizationHeaderMalformed",
      "InvalidSignatureException",
      "SignatureDoesNotMatch",
      "Credential should be scoped to correct service."),
  UNKNOWN_KEY(
      "InvalidAccessKeyId",
      "UnrecognizedClientException",
      "InvalidClientTokenId",
      "The security token included in the request is invalid."),
  WRONG_TOKEN(
      "InvalidToken",
      "UnrecognizedClientException",
      "InvalidClientTokenId",
      "The security token included in the request is invalid."),
  WRONG_SIGNATURE(
      "SignatureDoesNotMatch",
      "InvalidSignatureException",
      "SignatureDoesNotMatch",
      "The request signature we calculated does not match the signature you provided. Check your"
          + " AWS Secret Access Key and signing method. Consult the service documentation for"
          + " details."),
  SKEWED(
      "RequestTimeTooSkewed",
      "InvalidSignatureException",
      "SignatureDoesNotMatch",
      "The difference between the request time and the current time is too large."),
  EXPIRED(
      "AccessDenied", "InvalidSignatureException", "SignatureDoesNotMatch", "Request has expired"),
  TOO_LARGE(
      "EntityTooLarge",
      "RequestEntityTooLargeException",
      "RequestEntityTooLarge",
      "The request body is larger than the limit of 10 MB."),
  NOT_ALLOWED("AccessDenied", "AccessDeniedException", "AccessDenied", "Access Denied"),
  BUSY("SlowDown", "ThrottlingException", "Throttling", "Rate exceeded"),
  TOO_SLOW(
      "RequestTimeout",
      "RequestTimeoutException",
      "RequestTimeout",
      "Your socket connection to the server was not read from or written to within the timeout"
          + " period. Idle connections will be closed."),
  WRONG_HASH(
      "XAmzContentSHA256Mismatch",
      "InvalidSignatureException",
      "SignatureDoesNotMatch",
      "The provided 'x-amz-content-sha256' header does not match what was computed.");

  private final String s3Code;
  private final String jsonCode;
  private final String queryCode;
  private final String message;

  Denial(String s3Code, String jsonCode, String queryCode, String message) {
    this.s3Code = s3Code;
    this.jsonCode = jsonCode;
    this.queryCode = queryCode;
    this.message = message;
  }

  public Refusal in(Protocol protocol) {
    return in(protocol, message);
  }

  public Refusal in(Protocol protocol, String message) {
    return switch (protocol) {
      case S3 -> new Refusal(s3Status(), s3Code, s3Message(message));
      case JSON, RPC_V2_CBOR -> new Refusal(jsonStatus(400), jsonCode, message);
      case REST_JSON -> new Refusal(jsonStatus(restStatus()), jsonCode, message);
      case QUERY, EC2 -> new Refusal(queryStatus(), queryCode, message);
    };
  }

  private int s3Status() {
    return switch (this) {
      case BUSY -> 503;
      case INCOMPLETE,
          INCOMPLETE_URL,
          TWO_MECHANISMS,
          WRONG_TOKEN,
          TOO_LARGE,
          TOO_SLOW,
          WRONG_HASH ->
          400;
      default -> 403;
    };
  }

  private int jsonStatus(int otherwise) {
    return switch (this) {
      case TOO_LARGE -> 413;
      case TOO_SLOW -> 408;
      default -> otherwise;
    };
  }

  /** Where a status says something by itself, who is not let in gets 403. */
  private int restStatus() {
    return switch (this) {
      case INCOMPLETE, INCOMPLETE_URL, TWO_MECHANISMS -> 400;
      case BUSY -> 429;
      default -> 403;
    };
  }

  private int queryStatus() {
    return switch (this) {
      case INCOMPLETE, INCOMPLETE_URL, TWO_MECHANISMS, BUSY -> 400;
      case TOO_LARGE -> 413;
      case TOO_SLOW -> 408;
      default -> 403;
    };
  }

  private String s3Message(String message) {
    return switch (this) {
      case UNSIGNED -> "Access Denied";
      case BUSY -> "Please reduce your request rate.";
      case UNKNOWN_KEY -> "The AWS Access Key Id you provided does not exist in our records.";
      case WRONG_SIGNATURE ->
          "The request signature we calculated does not match the signature you provided. Check"
              + " your key and signing method.";
      default -> message;
    };
  }
}
