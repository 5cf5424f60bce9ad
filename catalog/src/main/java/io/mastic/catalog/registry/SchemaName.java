package io.mastic.catalog.registry;

import io.mastic.catalog.scope.Scope;
import io.mastic.contract.Errors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.SchemaId;

/** A schema of a registry of the account. */
record SchemaName(Scope scope, String registry, String name) {

  /** Where schemas go that name no registry; it is made by the first of them. */
  static final String DEFAULT_REGISTRY = "default-registry";

  /**
   * Reads AWS's two forms: an ARN, or registry and name.
   *
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException for both or neither
   */
  static SchemaName of(SchemaId id) {
    SchemaErrors.checkName("registryName", id.registryName());
    SchemaErrors.checkName("schemaName", id.schemaName());
    Scope scope = Scope.current();
    String arn = id.schemaArn();
    if (arn == null) {
      if (id.schemaName() == null) {
        throw Errors.invalidInput(
            "At least one of (registryName and schemaName) or schemaArn has to be provided.");
      }
      return new SchemaName(scope, registry(id.registryName()), id.schemaName());
    }
    if (id.schemaName() != null || id.registryName() != null) {
      throw Errors.invalidInput(
          "One of (registryName and schemaName) or schemaArn has to be provided, both cannot be"
              + " provided.");
    }
    String prefix = scope.arnPrefix() + "schema/";
    String[] path =
        arn.startsWith(prefix) ? arn.substring(prefix.length()).split("/", -1) : new String[0];
    if (path.length != 2) {
      throw SchemaErrors.schemaNotFound(null, null, arn);
    }
    return new SchemaName(scope, path[0], path[1]);
  }

  private static String registry(@Nullable String name) {
    return name == null ? DEFAULT_REGISTRY : name;
  }

  String arn() {
    return scope.arn("schema", registry + "/" + name);
  }

  String registryArn() {
    return scope.arn("registry", registry);
  }
}
