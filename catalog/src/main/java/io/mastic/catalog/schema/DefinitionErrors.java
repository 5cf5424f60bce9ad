package io.mastic.catalog.schema;

import io.mastic.contract.Errors;
import software.amazon.awssdk.services.glue.model.InvalidInputException;

/** The refusal of a definition, in AWS's words. */
final class DefinitionErrors {

  private DefinitionErrors() {}

  static InvalidInputException invalid(String format, String why) {
    return Errors.invalidInput(
        "Schema definition of " + format + " data format is invalid: " + why);
  }
}
