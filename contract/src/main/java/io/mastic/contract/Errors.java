package io.mastic.contract;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.ConcurrentModificationException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.OperationNotSupportedException;
import software.amazon.awssdk.services.glue.model.ResourceNumberLimitExceededException;
import software.amazon.awssdk.services.glue.model.ValidationException;
import software.amazon.awssdk.services.glue.model.VersionMismatchException;

/** Glue's most used errors in one word each, and how an error is written. */
public final class Errors {

  private Errors() {}

  public static EntityNotFoundException entityNotFound(String message) {
    return EntityNotFoundException.builder().message(message).build();
  }

  public static AlreadyExistsException alreadyExists(String message) {
    return AlreadyExistsException.builder().message(message).build();
  }

  public static InvalidInputException invalidInput(String message) {
    return InvalidInputException.builder().message(message).build();
  }

  public static ConcurrentModificationException concurrentModification(String message) {
    return ConcurrentModificationException.builder().message(message).build();
  }

  public static VersionMismatchException versionMismatch(String message) {
    return VersionMismatchException.builder().message(message).build();
  }

  public static ResourceNumberLimitExceededException limitExceeded(String message) {
    return ResourceNumberLimitExceededException.builder().message(message).build();
  }

  public static OperationNotSupportedException notSupported(String message) {
    return OperationNotSupportedException.builder().message(message).build();
  }

  public static ValidationException validation(String message) {
    return ValidationException.builder().message(message).build();
  }

  /** The body of an error answer: code, message, and the error type's further members. */
  public static byte[] json(AwsServiceException error) {
    return json(ErrorCodes.code(error), error.getMessage(), error);
  }

  /** The body of an error that the contract has no type for. */
  public static byte[] json(String code, @Nullable String message) {
    return json(code, message, null);
  }

  private static byte[] json(
      String code, @Nullable String message, @Nullable AwsServiceException error) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator json = AwsJson.FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("__type", code);
      if (message != null) {
        json.writeStringField("Message", message);
      }
      if (error != null) {
        new AwsJsonWriter(json).writeMembers(error.toBuilder().sdkFields(), error);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
