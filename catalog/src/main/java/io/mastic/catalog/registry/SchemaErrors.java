package io.mastic.catalog.registry;

import io.mastic.contract.Errors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Compatibility;
import software.amazon.awssdk.services.glue.model.DataFormat;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;

/** The schema registry's refusals, in the words that it answers on AWS. */
final class SchemaErrors {

  private static final int LONGEST_NAME = 255;

  private SchemaErrors() {}

  static EntityNotFoundException registryNotFound(@Nullable String name, @Nullable String arn) {
    return Errors.entityNotFound(
        "Registry is not found. RegistryName: " + name + ", RegistryArn: " + arn);
  }

  static EntityNotFoundException schemaNotFound(
      @Nullable String registry, @Nullable String name, @Nullable String arn) {
    return Errors.entityNotFound(
        "Schema is not found. RegistryName: "
            + registry
            + ", SchemaName: "
            + name
            + ", SchemaArn: "
            + arn);
  }

  static EntityNotFoundException versionNotFound() {
    return Errors.entityNotFound("Schema version is not found.");
  }

  static InvalidInputException versioningDisabled(String registry, String name) {
    return Errors.invalidInput(
        "Compatibility DISABLED does not allow versioning. SchemaId: SchemaId(schemaArn=null,"
            + " schemaName="
            + name
            + ", registryName="
            + registry
            + ")");
  }

  /** What AWS does not leave to the model either: the words for format and compatibility. */
  static void checkFormat(String format) {
    if (DataFormat.fromValue(format) == DataFormat.UNKNOWN_TO_SDK_VERSION) {
      throw Errors.invalidInput("Data format is not valid.");
    }
  }

  static void checkCompatibility(@Nullable String mode) {
    if (Compatibility.fromValue(mode) == Compatibility.UNKNOWN_TO_SDK_VERSION) {
      throw Errors.invalidInput("Compatibility is not valid.");
    }
  }

  /** A name of a registry or schema, if one is given; AWS checks them here, not by the model. */
  static void checkName(String parameter, @Nullable String name) {
    if (name == null) {
      return;
    }
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw Errors.invalidInput(
          "The resource name contains too many or too few characters. Parameter Name: "
              + parameter);
    }
    if (!name.matches("[a-zA-Z0-9-_$#.]+")) {
      throw Errors.invalidInput(
          "The parameter value contains one or more characters that are not valid. Parameter Name: "
              + parameter);
    }
  }
}
