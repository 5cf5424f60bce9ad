package io.mastic.catalog.scope;

import io.mastic.contract.ErrorCodes;
import io.mastic.contract.Errors;
import io.mastic.kernel.PageToken;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.ConcurrentModificationException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.ErrorDetail;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.InvalidStateException;

/** The catalog's refusals in Glue's own words, which clients compare. */
public final class CatalogErrors {

  private CatalogErrors() {}

  public static EntityNotFoundException databaseNotFound(DatabaseName name) {
    return Errors.entityNotFound("Database " + name.name() + " not found.");
  }

  public static EntityNotFoundException tableNotFound(TableName name) {
    return Errors.entityNotFound("Table " + name.name() + " not found.");
  }

  /** What GetTable says. */
  public static EntityNotFoundException entityNotFound() {
    return Errors.entityNotFound("Entity Not Found");
  }

  public static EntityNotFoundException partitionNotFound() {
    return Errors.entityNotFound("Cannot find partition.");
  }

  public static EntityNotFoundException versionNotFound(String version) {
    return Errors.entityNotFound("Table version " + version + " not found.");
  }

  public static AlreadyExistsException databaseExists() {
    return Errors.alreadyExists("Database already exists.");
  }

  public static AlreadyExistsException tableExists() {
    return Errors.alreadyExists("Table already exists.");
  }

  public static AlreadyExistsException partitionExists() {
    return Errors.alreadyExists("Partition already exists.");
  }

  public static ConcurrentModificationException staleVersion() {
    return Errors.concurrentModification("Update table failed due to concurrent modifications.");
  }

  public static InvalidInputException wrongNumberOfValues() {
    return Errors.invalidInput(
        "The number of partition keys do not match the number of partition values");
  }

  public static InvalidInputException badExpression(String why) {
    return Errors.invalidInput("Invalid partition expression! " + why);
  }

  /** A filter meets a stored value that cannot be compared as its key's type. */
  public static InvalidStateException strangeValue(String key, String value, String type) {
    return InvalidStateException.builder()
        .message(
            "Partition value "
                + value
                + " of key "
                + key
                + " is not a "
                + type
                + ", as its type is")
        .build();
  }

  /** An error as one entry of a batch reports it. */
  public static ErrorDetail detail(GlueException error) {
    return ErrorDetail.builder()
        .errorCode(ErrorCodes.code(error))
        .errorMessage(error.getMessage())
        .build();
  }

  /** The parts of a page's token. */
  public static List<String> position(@Nullable String token, int parts) {
    try {
      return PageToken.decode(token, parts);
    } catch (IllegalArgumentException e) {
      throw Errors.invalidInput("Invalid NextToken.");
    }
  }

  /** The name that a page starts behind, in listings in the order of names. */
  public static String after(@Nullable String token) {
    List<String> position = position(token, 1);
    return position.isEmpty() ? "" : position.get(0);
  }
}
