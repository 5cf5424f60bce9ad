package io.mastic.neighbours.parameters;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parameter by which CDK asks whether an account was bootstrapped. All are here: where nobody
 * has put another, its version is as new as CDK asks for.
 */
final class BootstrapVersion {

  private static final Pattern NAME = Pattern.compile("/cdk-bootstrap/[A-Za-z0-9_-]{1,10}/version");
  private static final String VERSION = "33";

  private BootstrapVersion() {}

  static Optional<ObjectNode> find(String name) {
    return NAME.matcher(name).matches()
        ? Optional.of(
            Json.MAPPER
                .createObjectNode()
                .put("Name", name)
                .put("Type", "String")
                .put("Value", VERSION)
                .put("Version", 1)
                .put("LastModifiedDate", 0)
                .put("ARN", ParameterNames.arn(name))
                .put("DataType", "text"))
        : Optional.empty();
  }
}
